/** What a form says once it was sent, in French: what is wrong, field by field. */
export const fr = {
  correct: (count: number) => (count === 1 ? 'Un champ est à corriger' : `${count} champs sont à corriger`),
  failed: 'La demande n’a pas abouti',
  again: (seconds: number) =>
    `Réessayez dans ${seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`}.`,
  missing: {
    email: 'Saisissez votre adresse e-mail.',
    password: 'Saisissez votre mot de passe.',
    kind: 'Choisissez pour qui vous ouvrez cet espace.',
    firstName: 'Saisissez votre prénom.',
    lastName: 'Saisissez votre nom.',
    company: 'Saisissez le nom de l’organisme.',
    terms: 'Acceptez les conditions pour continuer.',
  } as Readonly<Record<string, string>>,
  wrong: {
    email: 'Saisissez une adresse complète, comme nom@exemple.fr.',
    password: 'Ce mot de passe est trop long : 256 caractères au plus.',
    firstName: 'Saisissez un prénom de 80 caractères au plus.',
    lastName: 'Saisissez un nom de 80 caractères au plus.',
    company: 'Saisissez un nom de 120 caractères au plus.',
  } as Readonly<Record<string, string>>,
  rules: {
    'password-short':
      'Ce mot de passe est trop court : 15 caractères au moins. Trois ou quatre mots conviennent.',
    'password-long': 'Ce mot de passe est trop long : 256 caractères au plus.',
    'password-common':
      'Ce mot de passe figure dans les listes que les pirates essaient d’abord. Choisissez-en un autre.',
    'password-personal':
      'Ce mot de passe tient surtout à votre nom, à vos sites ou au mot « mot de passe ». Ajoutez des mots que personne ne relie à vous.',
    'password-guessable':
      'Ce mot de passe se devine facilement. Ajoutez des mots qui n’ont rien à voir entre eux.',
    'password-characters': 'Ce mot de passe contient un caractère invisible. Retirez-le.',
  } as Readonly<Record<string, string>>,
};

/** The shape that every language fills. */
export type FormStrings = typeof fr;
