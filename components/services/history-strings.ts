type Facts = Readonly<Record<string, string>>;

/** The history of a service in French. */
export const fr = {
  system: 'Automatique',
  forOther: (by: string, holder: string): string => `${by} pour le compte de ${holder}`,
  from: (site: string): string => `depuis ${site}`,
  acts: {
    created: () => 'Service commandé',
    'label-changed': ({ from, to }: Facts) =>
      to ? (from ? `Renommé « ${to} » (avant : « ${from} »)` : `Nommé « ${to} »`) : `Nom « ${from} » retiré`,
    'tags-changed': ({ tags }: Facts) => (tags ? `Étiquettes : ${tags}` : 'Étiquettes retirées'),
    'auto-renew-on': () => 'Renouvellement automatique activé',
    'auto-renew-off': () => 'Renouvellement automatique arrêté',
    renewed: () => 'Renouvelé',
    suspended: () => 'Suspendu',
    reactivated: () => 'Réactivé',
    expired: () => 'Expiré',
    started: () => 'Mis en service',
    'setup-failed': () => 'Mise en service interrompue',
    'cancel-scheduled': () => 'Résiliation demandée',
    'move-started': () => 'Changement de titulaire demandé',
    terminated: () => 'Arrêté définitivement',
  } as Readonly<Record<string, (facts: Facts) => string>>,
  otherAct: 'Modifié',
};

/** The shape that every language fills. */
export type HistoryStrings = typeof fr;
