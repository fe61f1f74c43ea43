/** The frame of the space in French: its side menu. */
export const fr = {
  name: 'Espace client',
  categories: {
    profile: 'Informations personnelles',
    services: 'Gérer mes services',
    billing: 'Facturation & paiements',
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
  menu: 'Menu',
  account: 'Compte',
};

/** The shape that every language fills. */
export type Strings = typeof fr;
