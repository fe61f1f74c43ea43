/** What stands instead of a form, in French: its mail is on its way, it is over, or it is not for here. */
export const fr = {
  sent: {
    title: 'Regardez votre messagerie',
    signUp: (email: string) =>
      `Nous venons d’écrire à ${email}. Le message contient un lien pour choisir votre mot de passe.`,
    forgot: (email: string) =>
      `Si ${email} correspond à un espace client, nous venons d’y envoyer un lien pour choisir un nouveau mot de passe.`,
    life: 'Le lien vaut vingt minutes et sert une seule fois.',
    nothing: 'Rien reçu ? Regardez dans les indésirables, puis vérifiez l’adresse.',
    otherAddress: 'Corriger l’adresse',
    sandbox: 'Bac à sable : les messages ne partent pas,',
    sandboxLink: 'lisez-les ici',
  },
  /** For somebody who is signed in already. */
  already: 'Vous êtes connecté :',
  goOn: 'Continuer',
  notMe: 'Changer d’utilisateur',
  /** On a partner's page. */
  ours: 'La connexion se fait dans votre espace client, jamais sur ce site.',
  openSignIn: 'Ouvrir la connexion',
  /** Once the password is saved. */
  saved: {
    title: 'Votre mot de passe est enregistré',
    text: 'Toutes vos sessions ont pris fin. Connectez-vous avec le nouveau mot de passe.',
    way: 'Se connecter',
  },
  /** The link of a mail does not work any more. */
  expired: {
    title: 'Ce lien ne fonctionne plus',
    text: 'Il a expiré, il a déjà servi, ou un lien plus récent vous a été envoyé.',
    way: 'Recevoir un nouveau lien',
  },
};

/** The shape that every language fills. */
export type InsteadStrings = typeof fr;
