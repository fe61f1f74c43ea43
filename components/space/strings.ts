import type { Role } from '../contract/access.ts';

/** The frame of the space in French: the six categories of its side menu, accounts and sign-out. */
export const fr = {
  name: 'Espace client',
  categories: {
    profile: 'Informations personnelles',
    services: 'Gérer mes services',
    contacts: 'Gestion des contacts',
    orders: 'Commander un service',
    billing: 'Facturation & paiements',
    support: 'Support & assistance',
  },
  places: {
    sites: 'Sites connectés',
    invoices: 'Mes factures',
    credit: 'Mon crédit',
    operations: 'Opérations et archives',
    accountant: 'Adresse et comptable',
    scheduled: 'Paiements planifiés',
    methods: 'Moyens de paiement',
  } as Readonly<Record<string, string>>,
  absent: (names: string): string => `Pas encore ouverts : ${names}.`,
  menu: 'Menu',
  account: 'Compte',
  acting: 'Vous agissez pour le compte de',
  roles: {
    holder: 'titulaire',
    administrative: 'contact administratif',
    technical: 'contact technique',
    billing: 'contact facturation',
    custom: 'droits personnalisés',
  } satisfies Record<Role, string>,
  demo: (parts: string): string => `Démonstration : ${parts}.`,
  sandboxes: {
    mail: 'courriels simulés',
    payments: 'paiements simulés',
    sellers: 'vendeur fictif',
  } as Readonly<Record<string, string>>,
  reload: 'Cette partie n’a pas pu être chargée.',
};

/** The shape that every language fills. */
export type Strings = typeof fr;
