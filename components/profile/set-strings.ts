import { fr as shared } from './strings.ts';

/** A new password in French. */
export const fr = {
  ...shared,
  set: {
    title: 'Choisir un mot de passe',
    label: 'Nouveau mot de passe',
    hint: 'Au moins 15 caractères. Trois ou quatre mots sans rapport conviennent très bien ; votre gestionnaire de mots de passe aussi.',
    count: (count: number) => (count === 1 ? '1 caractère' : `${count} caractères`),
    button: 'Enregistrer le mot de passe',
  },
};

/** The shape that every language fills. */
export type SetStrings = typeof fr;
