import { fr as shared } from './strings.ts';

/** The sign-in in French. */
export const fr = {
  ...shared,
  signIn: {
    title: 'Se connecter',
    stay: 'Rester connecté sur cet appareil',
    stayHint: 'Trente jours ; à éviter sur un appareil partagé.',
    forgotten: 'Mot de passe oublié ?',
    newHere: 'Pas encore client ?',
    signUp: 'Créer un espace client',
  },
};

/** The shape that every language fills. */
export type SignInStrings = typeof fr;
