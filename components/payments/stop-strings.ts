/** Stopping one planned charge, in French. */
export const fr = {
  stop: 'Arrêter',
  stopAsk: (label: string, amount: string, date: string) =>
    `Arrêter le prélèvement de ${amount} le ${date} pour ${label} ?`,
  stopOnce: 'Cette fois seulement',
  stopOnceHint:
    'Le service n’est pas renouvelé automatiquement cette fois ; il le sera à l’échéance suivante.',
  stopAlways: 'Ne plus renouveler automatiquement',
  stopAlwaysHint: 'Nous vous demanderons à chaque échéance.',
  stopDone: 'Prélèvement arrêté.',
  stopOver: 'Ce prélèvement ne peut plus être arrêté : il est en cours ou déjà payé.',
};

/** The shape that every language fills. */
export type StopStrings = typeof fr;
