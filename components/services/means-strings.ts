/** What pays for a service, in French. */
export const fr = {
  paidWith: 'Prélevé avec',
  byDefault: 'le moyen par défaut',
  none: 'Aucun moyen de paiement : ajoutez-en un avant le prochain prélèvement.',
  change: 'Changer de moyen',
  add: 'Ajouter un moyen',
  elsewhere: 'Le moyen de paiement se choisit dans votre espace client.',
  open: 'Choisir le moyen de paiement',
  card: 'Carte',
  sepa: 'Prélèvement SEPA',
};

/** The shape that every language fills. */
export type MeansStrings = typeof fr;
