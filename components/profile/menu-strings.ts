/** The menu of the account in French. */
export const fr = {
  label: 'Mon compte',
  accounts: 'Changer de compte',
  signIn: 'Se connecter',
  signOut: 'Se déconnecter',
  roles: {
    holder: 'titulaire',
    administrative: 'contact administratif',
    technical: 'contact technique',
    billing: 'contact facturation',
    custom: 'droits particuliers',
  },
};

/** The shape that every language fills. */
export type MenuStrings = typeof fr;
