import type { InvoiceState } from '../../components/contract/invoices.ts';

/** The states in words, for files that people read. */
export const stateWords: Readonly<Record<'fr' | 'en', Readonly<Record<InvoiceState, string>>>> = {
  fr: {
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
  },
  en: {
    open: 'To pay',
    partially_paid: 'Partly paid',
    overdue: 'Overdue',
    in_dispute: 'In dispute',
    paid: 'Paid',
    credited: 'Cancelled by credit note',
    issued: 'Issued',
    applied: 'Applied',
    refunded: 'Refunded',
    available: 'Available',
  },
};
