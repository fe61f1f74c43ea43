import type { Scope } from '../contract/access.ts';

/** What each scope opens, in plain words. */
export const scopeWords = {
  'profile:read': 'votre nom et votre adresse e-mail',
  'services:read': 'vos services, leur état et leurs échéances',
  'services:renew': 'renouveler vos services',
  'services:manage': 'nommer et classer vos services, régler leur renouvellement',
  'dns:write': 'changer les serveurs DNS de vos domaines',
  'contacts:read': 'les contacts de vos comptes',
  'contacts:write': 'ajouter, modifier ou retirer des contacts',
  'orders:create': 'préparer des commandes, que vous confirmez chez nous',
  'invoices:read': 'vos factures et avoirs',
  'invoices:pay': 'demander le paiement d’une facture, que vous confirmez chez nous',
  'tickets:read': 'vos demandes d’assistance',
  'tickets:write': 'ouvrir des demandes d’assistance et y répondre',
} satisfies Record<Scope, string>;
