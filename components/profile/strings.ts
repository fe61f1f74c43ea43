/** What several forms of this room say, in French. */
export const fr = {
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  show: 'Afficher',
  hide: 'Masquer',
  showPassword: 'Afficher le mot de passe',
  capsLock: 'Le verrouillage des majuscules est activé.',
  wait: 'Un instant…',
};

/** The shape that every language fills. */
export type Strings = typeof fr;
