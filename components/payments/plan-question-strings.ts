/** Moving a planned charge and changing its means, in French. */
export const fr = {
  moveAsk: 'Nouvelle date',
  moveHint: (from: string, to: string) => `Du ${from} au ${to}.`,
  moveDone: 'Prélèvement déplacé.',
  changeAsk: (label: string) => `Avec quel moyen prélever ${label} ?`,
  changeDone: 'Moyen de paiement changé.',
  noOther: 'Aucun autre moyen de paiement n’est enregistré.',
};

/** The shape that every language fills. */
export type PlanQuestionStrings = typeof fr;
