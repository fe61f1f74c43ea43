/** What the frame says only after an act, in French. */
const fr = {
  accounts: 'Changer de compte',
  findAccount: 'Chercher un compte',
  me: 'Mon compte',
  signOut: 'Se déconnecter',
  lost: 'Cette page n’existe pas.',
  home: 'Revenir à mes services',
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
};

/** Both languages in one: fewer letters than a further file would need for its hash. */
export const demandStrings = { fr, en };
