/** Who sells and what settles, in French: on the page of a document, and in the list’s filters and quick summary. */
export const fr = {
  sellers: { host: 'Hébergement', care: 'Services à domicile' },
  sources: {
    payment: 'Paiement',
    credit: 'Avoir',
    wallet: 'Crédit utilisé',
    dispute: 'Repris par la banque',
    refund: 'Remboursé, de nouveau à payer',
  },
};

/** The shape that every language fills. */
export type SourceStrings = typeof fr;
