import type { Strings } from './strings.ts';

export const en: Strings = {
  sandbox: 'Sandbox: no real card, no money moves.',
  card: 'Card',
  sepa: 'SEPA direct debit',
  transfer: 'Bank transfer',
  ending: (last4) => `ending in ${last4}`,
  newMeansHint: 'You enter it on the page of our payment provider; we never see it.',
};
