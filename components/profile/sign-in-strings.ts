import { fr as shared } from './strings.ts';

/** The sign-in in French. */
export const fr = {
  ...shared,
  signIn: {
    title: 'Se connecter',
    button: 'Se connecter',
    stay: 'Rester connecté sur cet appareil',
    stayHint: 'Trente jours ; à éviter sur un appareil partagé.',
    forgotten: 'Mot de passe oublié ?',
    newHere: 'Pas encore client ?',
    signUp: 'Créer un espace client',
    already: 'Vous êtes connecté :',
    goOn: 'Continuer',
    notMe: 'Changer d’utilisateur',
  },
};

/** The shape that every language fills. */
export type SignInStrings = typeof fr;
