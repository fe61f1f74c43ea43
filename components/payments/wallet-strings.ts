/** The customer's credit in French. */
export const fr = {
  title: 'Votre crédit',
  what: 'Il se déduit de vos prochaines factures quand vous payez, ou se rembourse.',
  nothing: 'Pas de crédit pour le moment. Un avoir ou un trop-perçu s’ajoute ici.',
  ask: 'Demander le remboursement',
  sure: (amount: string): string => `Rembourser ${amount} sur le moyen de paiement d’origine ?`,
  onlyPart: 'Le reste a été payé autrement et reste à votre crédit.',
  go: (amount: string): string => `Rembourser ${amount}`,
  done: (amount: string): string =>
    `C’est demandé : ${amount} partent vers votre banque. Suivez les étapes sur l’avoir.`,
  byTransfer:
    'Aucun moyen de paiement ne peut le reprendre. Il se déduit de vos prochaines factures ; pour un virement, écrivez-nous.',
  moves: 'Mouvements',
  fromNote: (number: string): string => `Avoir ${number}`.trim(),
  fromPayment: 'Paiement en trop ou arrivé trop tard',
  usedFor: (number: string): string => `Déduit de ${number || 'une autre facture'}`,
  refunded: 'Remboursé',
  refunds: {
    created: 'Remboursement demandé',
    pending: 'Remboursement en route',
    requires_action: 'Remboursement en attente de la banque',
    succeeded: 'Remboursé',
    failed: 'Remboursement refusé par la banque',
    canceled: 'Remboursement annulé',
  } as Readonly<Record<string, string>>,
};

/** The shape that every language fills. */
export type WalletStrings = typeof fr;
