import type { MeansStrings } from './means-strings.ts';

export const en: MeansStrings = {
  paidWith: 'Charged to',
  byDefault: 'the default method',
  none: 'No payment method: add one before the next charge.',
  change: 'Change method',
  add: 'Add a method',
  elsewhere: 'The payment method is chosen in your customer space.',
  open: 'Choose the payment method',
  card: 'Card',
  sepa: 'SEPA direct debit',
};
