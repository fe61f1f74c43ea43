import type { InvoiceState } from '../contract/invoices.ts';

/** What a document is and how it stands, in French: in the list and on its own page. */
export const fr = {
  kinds: { FA: 'Facture', AV: 'Avoir' },
  states: {
    open: 'À payer',
    partially_paid: 'Payée en partie',
    overdue: 'En retard',
    in_dispute: 'Contestée',
    paid: 'Payée',
    credited: 'Annulée par avoir',
    issued: 'Émis',
    applied: 'Imputé',
    refunded: 'Remboursé',
    available: 'Disponible',
  } satisfies Record<InvoiceState, string>,
  pay: 'Payer',
};

/** The shape that every language fills. */
export type DocumentStrings = typeof fr;
