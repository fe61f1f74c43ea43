import type { DocumentStrings } from './document-strings.ts';

export const en: DocumentStrings = {
  kinds: { FA: 'Invoice', AV: 'Credit note' },
  states: {
    open: 'To pay',
    partially_paid: 'Partly paid',
    in_dispute: 'In dispute',
    overdue: 'Overdue',
    paid: 'Paid',
    credited: 'Cancelled by credit note',
    issued: 'Issued',
    applied: 'Applied',
    refunded: 'Refunded',
    available: 'Available',
  },
  pay: 'Pay',
};
