import type { NextStrings } from './next-strings.ts';

export const en: NextStrings = {
  payAll: (amount) => `Pay ${amount}`,
  paying: 'Payment under way',
  payingSince: (time) => `since ${time}`,
  payNoMore: 'Do not pay a second time.',
  next: {
    open: (amount, day) => `To pay by ${day}: ${amount}.`,
    partially_paid: (amount, day) => `Still to pay by ${day}: ${amount}.`,
    overdue: (amount, day) => `Overdue since ${day}: ${amount} to pay.`,
    in_dispute: (amount) => `In dispute: no reminder is sent for the ${amount} left. We answer you here.`,
    paid: () => 'Paid. Nothing to do.',
    credited: () => 'Cancelled by a credit note. Nothing to pay.',
    issued: () => 'Credit note issued. The refund is on its way.',
    applied: () => 'Applied to what you owed. Nothing to do.',
    refunded: () => 'Refunded. Nothing to do.',
    available: () => 'Will be applied to your next invoices.',
  },
};
