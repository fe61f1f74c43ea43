/** What to pay and how, in French. */
export const fr = {
  payAmount: (amount: string) => `Payer ${amount}`,
  terms: 'Conditions générales',
  payTitle: 'Paiement',
  payNothing: 'Rien n’est à payer ici : ces factures sont réglées ou ne sont pas de ce compte.',
  toPay: 'À régler',
  with: 'Moyen de paiement',
  newMeans: 'Une autre carte ou un autre compte',
  keepMeans: 'L’enregistrer pour mes prochains paiements',
  useCredit: (amount: string) => `Utiliser mon avoir disponible (${amount})`,
  fixedUntil: (time: string) => `Montant garanti jusqu’à ${time}.`,
  byTransfer: 'Virement bancaire',
  byTransferHint:
    'Vous recevez une référence ; la facture est réglée dès que le virement arrive, sous un à deux jours ouvrés.',
  transferGo: 'Obtenir la référence du virement',
};

/** The shape that every language fills. */
export type PayStrings = typeof fr;
