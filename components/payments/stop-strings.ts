/** Skipping one planned charge, or renewing no more, in French. */
export const fr = {
  skip: 'Sauter cette fois',
  turnOff: 'Arrêter le renouvellement',
  stopAsk: (label: string, amount: string, date: string) =>
    `Arrêter le prélèvement de ${amount} le ${date} pour ${label} ?`,
  skipHint:
    'Rien n’est prélevé cette fois : renouvelez vous-même cette période. Les suivantes seront prélevées comme avant.',
  turnOffHint: 'Ce prélèvement et tous les suivants sont arrêtés. Nous vous demanderons à chaque échéance.',
  skipDone: 'Prélèvement arrêté pour cette fois. Le renouvellement automatique reste actif.',
  turnOffDone: 'Renouvellement automatique arrêté : plus rien ne sera prélevé pour ce service.',
  stopped: 'Ce prélèvement est arrêté. Vous n’avez plus rien à faire.',
  over: 'Ce prélèvement ne peut plus être arrêté par ce lien : il est en cours, déjà payé, ou sa date est passée.',
  overNext:
    'Connectez-vous pour voir où il en est. Un paiement que vous ne vouliez pas se conteste sur sa facture.',
  expired: 'Ce lien n’arrête plus rien : il a expiré, a déjà servi, ou n’est pas complet.',
  expiredNext: 'Connectez-vous : le prélèvement s’arrête aussi sous « Paiements planifiés ».',
  open: 'Ouvrir mon espace client',
};

/** The shape that every language fills. */
export type StopStrings = typeof fr;
