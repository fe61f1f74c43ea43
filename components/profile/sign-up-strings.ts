import { fr as shared } from './strings.ts';

/** The sign-up in French. */
export const fr = {
  ...shared,
  signUp: {
    title: 'Créer un espace client',
    intro: 'Nous vous enverrons un lien pour choisir votre mot de passe.',
    kind: 'Vous êtes',
    kinds: { person: 'un particulier', company: 'une entreprise', association: 'une association' },
    firstName: 'Prénom',
    lastName: 'Nom',
    company: { company: 'Raison sociale', association: 'Nom de l’association' },
    terms: 'J’accepte les conditions générales de vente',
    termsLink: 'Lire les conditions générales de vente',
    button: 'Recevoir le lien',
    have: 'Déjà client ?',
    signIn: 'Se connecter',
  },
};

/** The shape that every language fills. */
export type SignUpStrings = typeof fr;
