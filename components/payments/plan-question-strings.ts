/** What is asked before a planned charge is skipped, moved or given another means, and said after it, in French. */
export const fr = {
  skipAsk: (label: string) => `Sauter ce prélèvement pour ${label} ?`,
  skipFacts: (amount: string, due: string, last: string): string[] => [
    `${amount} ne seront pas prélevés le ${due}.`,
    `Si vous ne payez pas autrement, le service expire le ${last}.`,
    'Le renouvellement automatique reste actif pour les échéances suivantes.',
  ],
  turnOffAsk: (label: string) => `Arrêter le renouvellement automatique de ${label} ?`,
  turnOffFacts: (amount: string, due: string, last: string): string[] => [
    `Le prélèvement de ${amount} prévu le ${due} est arrêté, et tous les suivants aussi.`,
    'Nous vous demanderons avant chaque échéance si vous renouvelez.',
    `Sans renouvellement de votre part, le service expire le ${last}.`,
  ],
  moveAsk: 'Nouvelle date',
  moveHint: (from: string, to: string) => `Du ${from} au ${to}.`,
  moveDone: 'Prélèvement déplacé.',
  changeAsk: (label: string) => `Avec quel moyen prélever ${label} ?`,
  changeDone: 'Moyen de paiement changé.',
  noOther: 'Aucun autre moyen de paiement n’est enregistré.',
  held: (amount: string, date: string) =>
    `Votre paiement de ${amount} est contesté depuis le ${date} : nous ne prélevons plus rien automatiquement tant que ce n’est pas réglé. Vous pouvez payer vous-même.`,
  heldLost: (amount: string) =>
    `Votre banque a repris un paiement de ${amount} : les prélèvements automatiques reprendront quand les factures qu’il réglait seront payées.`,
  paidNow: 'Paiement reçu.',
  payingNow: 'Paiement envoyé à la banque…',
  payRefused: 'Le paiement a été refusé. Choisissez un autre moyen.',
  confirmNow: 'Votre banque demande votre confirmation.',
  agreedDone: 'Accord enregistré : le prélèvement aura lieu à la date prévue.',
};

/** The shape that every language fills. */
export type PlanQuestionStrings = typeof fr;
