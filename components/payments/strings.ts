/** The sentences that several elements of this room show: means in words, what did not come. */
export const fr = {
  sandbox: 'Bac à sable : aucune carte réelle, aucun argent ne circule.',
  card: 'Carte',
  sepa: 'Prélèvement SEPA',
  transfer: 'Virement',
  ending: (last4: string) => `se terminant par ${last4}`,
  newMeansHint: 'Vous la saisissez sur la page de notre prestataire de paiement ; nous ne la voyons jamais.',
};

/** The shape that every language fills. */
export type Strings = typeof fr;
