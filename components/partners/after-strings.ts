import type { NoVault } from './opener-vault.ts';

/** What is said instead of the question. */
export type End = NoVault | 'signed-in' | 'storage-refused';

interface Said {
  readonly title?: string;
  readonly text: string;
  /** Whether one’s own customer space is a way on. */
  readonly way?: true;
}

/** What the consent says only at its end, or when something hinders it, in French. */
export const fr = {
  chooseAccount: 'Choisissez au moins un compte.',
  chooseScope: 'Cochez au moins une autorisation.',
  noAccount: 'Aucun de vos comptes ne vous permet de connecter un site : demandez ce droit à son titulaire.',
  refused:
    'La connexion n’a pas abouti : le délai d’une minute est peut-être passé. Recommencez depuis le site.',
  offline: 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.',
  openSpace: 'Ouvrir mon espace client',
  ends: {
    'signed-in': { text: 'C’est fait. Vous pouvez fermer cette fenêtre.' },
    'no-opener': {
      title: 'Cette fenêtre a perdu le site qui l’a ouverte',
      text: 'Elle doit être ouverte par le bouton « Se connecter » du site, et le site ne doit pas couper ce lien (en-tête Cross-Origin-Opener-Policy: same-origin ; same-origin-allow-popups convient). Rien n’a été transmis.',
      way: true,
    },
    'no-vault': {
      title: 'Le site ne répond pas',
      text: 'Sa page a peut-être été fermée ou rechargée. Revenez-y et appuyez de nouveau sur « Se connecter ».',
    },
    'storage-refused': {
      text: 'Votre navigateur ne garde pas la session de ce site : il refuse les cookies, même séparés par site. Autorisez-les pour ce site, ou ouvrez directement votre espace client.',
      way: true,
    },
  } as Readonly<Record<End, Said>>,
};

/** The shape that every language fills. */
export type AfterStrings = typeof fr;
