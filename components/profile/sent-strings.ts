/** What stands instead of a form whose mail is on its way, in French. */
export const fr = {
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
};

/** The shape that every language fills. */
export type SentStrings = typeof fr;
