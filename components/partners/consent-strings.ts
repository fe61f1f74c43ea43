import { scopeWords } from './scope-words.ts';

/** The sentences of the question whether a site may show one’s accounts. */
export const fr = {
  meeting: 'Mise en relation avec le site…',
  asks: 'souhaite afficher votre espace client',
  verified: 'Site vérifié :',
  as: 'Vous êtes',
  notYou: 'Ce n’est pas vous ?',
  accounts: 'Compte à afficher',
  accountsMany: 'Comptes à afficher',
  number: 'n°',
  sees: 'Ce site pourra voir',
  changes: 'Il pourra aussi agir, si vous le cochez',
  granted: 'déjà autorisé',
  lasts: (days: number) =>
    `Cet accord vaut ${days} jours. Vous pouvez y mettre fin à tout moment dans « Sites connectés » de votre espace client.`,
  never: 'Mots de passe, cartes et changements de titulaire ne lui sont jamais accessibles.',
  continue: 'Continuer',
  cancel: 'Annuler',
  working: 'Connexion en cours…',
  done: 'C’est fait. Vous pouvez fermer cette fenêtre.',
  chooseAccount: 'Choisissez au moins un compte.',
  chooseScope: 'Cochez au moins une autorisation.',
  noAccount: 'Aucun de vos comptes ne vous permet de connecter un site : demandez ce droit à son titulaire.',
  toContinue: 'Connectez-vous pour continuer vers',
  noOpenerTitle: 'Cette fenêtre a perdu le site qui l’a ouverte',
  noOpener:
    'Elle doit être ouverte par le bouton « Se connecter » du site, et le site ne doit pas couper ce lien (en-tête Cross-Origin-Opener-Policy: same-origin ; same-origin-allow-popups convient). Rien n’a été transmis.',
  noVaultTitle: 'Le site ne répond pas',
  noVault:
    'Sa page a peut-être été fermée ou rechargée. Revenez-y et appuyez de nouveau sur « Se connecter ».',
  refused:
    'La connexion n’a pas abouti : le délai d’une minute est peut-être passé. Recommencez depuis le site.',
  storageRefused:
    'Votre navigateur ne garde pas la session de ce site : il refuse les cookies, même séparés par site. Autorisez-les pour ce site, ou ouvrez directement votre espace client.',
  offline: 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.',
  openSpace: 'Ouvrir mon espace client',
  scopes: scopeWords,
};

/** The shape that every language fills. */
export type ConsentStrings = typeof fr;
