import type { Scope } from '../contract/access.ts';

/** The sentences of consents and connected sites. */
export const fr = {
  meeting: 'Mise en relation avec le site…',
  asks: 'souhaite afficher votre espace client',
  verified: 'Site vérifié :',
  as: 'Vous êtes',
  notYou: 'Ce n’est pas vous ?',
  accounts: 'Compte à afficher',
  accountsMany: 'Comptes à afficher',
  number: 'n°',
  sees: 'Ce site pourra voir',
  changes: 'Il pourra aussi agir, si vous le cochez',
  granted: 'déjà autorisé',
  lasts: (days: number) =>
    `Cet accord vaut ${days} jours. Vous pouvez y mettre fin à tout moment dans « Sites connectés » de votre espace client.`,
  never: 'Mots de passe, cartes et changements de titulaire ne lui sont jamais accessibles.',
  continue: 'Continuer',
  cancel: 'Annuler',
  working: 'Connexion en cours…',
  done: 'C’est fait. Vous pouvez fermer cette fenêtre.',
  chooseAccount: 'Choisissez au moins un compte.',
  chooseScope: 'Cochez au moins une autorisation.',
  noAccount: 'Aucun de vos comptes ne vous permet de connecter un site : demandez ce droit à son titulaire.',
  toContinue: 'Connectez-vous pour continuer vers',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  signIn: 'Se connecter',
  noOpenerTitle: 'Cette fenêtre a perdu le site qui l’a ouverte',
  noOpener:
    'Elle doit être ouverte par le bouton « Se connecter » du site, et le site ne doit pas couper ce lien (en-tête Cross-Origin-Opener-Policy: same-origin ; same-origin-allow-popups convient). Rien n’a été transmis.',
  noVaultTitle: 'Le site ne répond pas',
  noVault:
    'Sa page a peut-être été fermée ou rechargée. Revenez-y et appuyez de nouveau sur « Se connecter ».',
  refused:
    'La connexion n’a pas abouti : le délai d’une minute est peut-être passé. Recommencez depuis le site.',
  storageRefused:
    'Votre navigateur ne garde pas la session de ce site : il refuse les cookies, même séparés par site. Autorisez-les pour ce site, ou ouvrez directement votre espace client.',
  offline: 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.',
  openSpace: 'Ouvrir mon espace client',
  connections: 'Sites connectés',
  connectionsWhy: 'Ces sites peuvent afficher vos comptes. Retirez l’accès à ceux que vous n’utilisez plus.',
  none: 'Aucun site n’est connecté à votre espace client.',
  suspended: 'suspendu',
  since: 'Autorisé le',
  lastUse: 'Dernière utilisation',
  neverUsed: 'jamais utilisé',
  until: 'Expire le',
  browsers: (count: number) => (count <= 1 ? `${count} navigateur reconnu` : `${count} navigateurs reconnus`),
  sessions: (count: number) => (count <= 1 ? `${count} session ouverte` : `${count} sessions ouvertes`),
  revoke: 'Retirer l’accès',
  revokeOf: (name: string) => `Retirer l’accès de ${name}`,
  revokeAsk: (name: string) => `Retirer l’accès de ${name} ?`,
  revokeText:
    'Ce site ne pourra plus rien afficher, dans aucun navigateur, dans les cinq secondes. Vous pourrez lui redonner accès depuis sa page.',
  revoked: (name: string) => `L’accès de ${name} est retiré.`,
  scopes: {
    'profile:read': 'votre nom et votre adresse e-mail',
    'services:read': 'vos services, leur état et leurs échéances',
    'services:renew': 'renouveler vos services',
    'services:manage': 'nommer et classer vos services, régler leur renouvellement',
    'dns:write': 'changer les serveurs DNS de vos domaines',
    'contacts:read': 'les contacts de vos comptes',
    'contacts:write': 'ajouter, modifier ou retirer des contacts',
    'orders:create': 'préparer des commandes, que vous confirmez chez nous',
    'invoices:read': 'vos factures et avoirs',
    'invoices:pay': 'demander le paiement d’une facture, que vous confirmez chez nous',
    'tickets:read': 'vos demandes d’assistance',
    'tickets:write': 'ouvrir des demandes d’assistance et y répondre',
  } satisfies Record<Scope, string>,
};

/** The shape that every language fills. */
export type Strings = typeof fr;
