import type { Role } from '../contract/access.ts';

/** What the frame says only after an act, to those who act for another, or in a demonstration, in French. */
const fr = {
  accounts: 'Changer de compte',
  findAccount: 'Chercher un compte',
  me: 'Mon compte',
  signOut: 'Se déconnecter',
  lost: 'Cette page n’existe pas.',
  home: 'Revenir à mes services',
  acting: 'Vous agissez pour le compte de',
  demo: (parts: string): string => `Démonstration : ${parts}.`,
  sandboxes: {
    mail: 'courriels simulés',
    payments: 'paiements simulés',
    sellers: 'vendeur fictif',
  } as Readonly<Record<string, string>>,
  absent: (names: string): string => `Pas encore ouverts : ${names}.`,
  /** Categories to come, in the order of the side menu: one that has a page is left out. */
  coming: {
    contacts: 'Gestion des contacts',
    orders: 'Commander un service',
    support: 'Support & assistance',
  } as Readonly<Record<string, string>>,
  roles: {
    holder: 'titulaire',
    administrative: 'contact administratif',
    technical: 'contact technique',
    billing: 'contact facturation',
    custom: 'droits personnalisés',
  } satisfies Record<Role, string>,
};

/** The shape that every language fills. */
export type DemandStrings = typeof fr;

const en: DemandStrings = {
  accounts: 'Switch account',
  findAccount: 'Find an account',
  me: 'My account',
  signOut: 'Sign out',
  lost: 'This page does not exist.',
  home: 'Back to my services',
  acting: 'You are acting on behalf of',
  demo: (parts) => `Demonstration: ${parts}.`,
  sandboxes: { mail: 'simulated e-mail', payments: 'simulated payments', sellers: 'fictitious seller' },
  absent: (names) => `Not open yet: ${names}.`,
  coming: { contacts: 'Contacts', orders: 'Order a service', support: 'Support & help' },
  roles: {
    holder: 'holder',
    administrative: 'administrative contact',
    technical: 'technical contact',
    billing: 'billing contact',
    custom: 'custom rights',
  },
};

/** Both languages in one: fewer letters than a further file would need for its hash. */
export const demandStrings = { fr, en };
