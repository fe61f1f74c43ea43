import type { RenewalMode, ServiceKind, ServiceState, ServiceTab } from '../contract/services.ts';
import type { Sort } from './view.ts';

/** The list of services in French. */
export const fr = {
  tabs: {
    active: 'Actifs',
    expired: 'Expirés',
    pending: 'En attente',
    todo: 'À faire',
    all: 'Tous',
  } satisfies Record<ServiceTab | 'all', string>,
  tabsLabel: 'Services par état',
  search: 'Rechercher un service',
  searchHint: 'Nom, domaine, commande, facture',
  filters: 'Filtres',
  sort: 'Trier par',
  sorts: {
    expiry: 'Échéance proche',
    '-expiry': 'Échéance lointaine',
    label: 'Nom, de A à Z',
    '-label': 'Nom, de Z à A',
    price: 'Prix croissant',
    '-price': 'Prix décroissant',
  } satisfies Record<Sort, string>,
  export: 'Exporter (CSV)',
  exportFile: 'mes-services',
  columns: { name: 'Service', state: 'État', due: 'Échéance', price: 'Prix', menu: 'Actions' },
  kinds: {
    hosting: 'Hébergement',
    domain: 'Nom de domaine',
    ssl: 'Certificat SSL',
    managed_server: 'Serveur infogéré',
    home_care: 'Service à domicile',
  } satisfies Record<ServiceKind, string>,
  states: {
    pending_payment: 'Paiement attendu',
    pending_setup: 'Mise en service',
    failed_setup: 'Mise en service bloquée',
    active: 'Actif',
    expired: 'Expiré',
    suspended: 'Suspendu',
    terminated: 'Résilié',
  } satisfies Record<ServiceState, string>,
  expiring: 'Expire bientôt',
  ending: 'Résiliation prévue',
  moving: 'Changement de titulaire',
  unpaid: 'impayés',
  renews: { auto: 'automatique', manual: 'manuel', none: 'fin' } satisfies Record<RenewalMode, string>,
  monthly: 'Facturé chaque mois',
  notStarted: 'Pas encore commencé',
  per: { 0: '', 1: '/ mois', 12: '/ an' } as Readonly<Record<number, string>>,
  perMonths: (months: number): string => (months % 12 === 0 ? `/ ${months / 12} ans` : `/ ${months} mois`),
  taxed: 'TTC',
  untaxed: 'HT',
  menuOf: (name: string): string => `Actions pour ${name}`,
  count: (count: string, one: boolean): string => (one ? `${count} service` : `${count} services`),
  back: 'Tous les services',
};

/** The shape that every language fills. */
export type Strings = typeof fr;
