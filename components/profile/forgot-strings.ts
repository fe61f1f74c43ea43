import { fr as shared } from './strings.ts';

/** A forgotten password in French. */
export const fr = {
  ...shared,
  forgot: {
    title: 'Mot de passe oublié',
    intro:
      'Indiquez l’adresse de votre espace client : nous y enverrons un lien pour choisir un nouveau mot de passe.',
    button: 'Recevoir le lien',
    back: 'Revenir à la connexion',
  },
};

/** The shape that every language fills. */
export type ForgotStrings = typeof fr;
