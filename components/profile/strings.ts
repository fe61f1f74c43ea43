/** Sentences of sign-in, sign-up and passwords in French. */
export const fr = {
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  show: 'Afficher',
  hide: 'Masquer',
  showPassword: 'Afficher le mot de passe',
  capsLock: 'Le verrouillage des majuscules est activé.',
  optional: 'facultatif',
  wait: 'Un instant…',
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
    password: 'Ce mot de passe est trop long : 256 caractères au plus.',
    firstName: 'Saisissez un prénom de 80 caractères au plus.',
    lastName: 'Saisissez un nom de 80 caractères au plus.',
    company: 'Saisissez un nom de 120 caractères au plus.',
  } as Readonly<Record<string, string>>,
  rules: {
    'password-short':
      'Ce mot de passe est trop court : 15 caractères au moins. Trois ou quatre mots conviennent.',
    'password-long': 'Ce mot de passe est trop long : 256 caractères au plus.',
    'password-common':
      'Ce mot de passe figure dans les listes que les pirates essaient d’abord. Choisissez-en un autre.',
    'password-personal':
      'Ce mot de passe tient surtout à votre nom, à vos sites ou au mot « mot de passe ». Ajoutez des mots que personne ne relie à vous.',
    'password-guessable':
      'Ce mot de passe se devine facilement. Ajoutez des mots qui n’ont rien à voir entre eux.',
    'password-characters': 'Ce mot de passe contient un caractère invisible. Retirez-le.',
  } as Readonly<Record<string, string>>,
  signIn: {
    title: 'Se connecter',
    button: 'Se connecter',
    stay: 'Rester connecté sur cet appareil',
    stayHint: 'Trente jours ; à éviter sur un appareil partagé.',
    forgotten: 'Mot de passe oublié ?',
    newHere: 'Pas encore client ?',
    signUp: 'Créer un espace client',
    already: 'Vous êtes connecté :',
    goOn: 'Continuer',
    notMe: 'Changer d’utilisateur',
  },
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
    have: 'Déjà client ?',
    signIn: 'Se connecter',
  },
  forgot: {
    title: 'Mot de passe oublié',
    intro:
      'Indiquez l’adresse de votre espace client : nous y enverrons un lien pour choisir un nouveau mot de passe.',
    button: 'Recevoir le lien',
    back: 'Revenir à la connexion',
  },
  sent: {
    title: 'Regardez votre messagerie',
    signUp: (email: string) =>
      `Nous venons d’écrire à ${email}. Le message contient un lien pour choisir votre mot de passe.`,
    forgot: (email: string) =>
      `Si ${email} correspond à un espace client, nous venons d’y envoyer un lien pour choisir un nouveau mot de passe.`,
    life: 'Le lien vaut vingt minutes et sert une seule fois.',
    nothing: 'Rien reçu ? Regardez dans les indésirables, puis vérifiez l’adresse.',
    otherAddress: 'Corriger l’adresse',
    sandbox: 'Bac à sable : les messages ne partent pas,',
    sandboxLink: 'lisez-les ici',
  },
  set: {
    title: 'Choisir un mot de passe',
    label: 'Nouveau mot de passe',
    hint: 'Au moins 15 caractères. Trois ou quatre mots sans rapport conviennent très bien ; votre gestionnaire de mots de passe aussi.',
    count: (count: number) => (count === 1 ? '1 caractère' : `${count} caractères`),
    button: 'Enregistrer le mot de passe',
    doneTitle: 'Votre mot de passe est enregistré',
    done: 'Toutes vos sessions ont pris fin. Connectez-vous avec le nouveau mot de passe.',
    signIn: 'Se connecter',
    expiredTitle: 'Ce lien ne fonctionne plus',
    expired: 'Il a expiré, il a déjà servi, ou un lien plus récent vous a été envoyé.',
    newLink: 'Recevoir un nouveau lien',
  },
  menu: {
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
  },
  ours: 'La connexion se fait dans votre espace client, jamais sur ce site.',
  openSignIn: 'Ouvrir la connexion',
};

/** The shape that every language fills. */
export type Strings = typeof fr;
