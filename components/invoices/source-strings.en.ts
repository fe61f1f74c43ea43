import type { SourceStrings } from './source-strings.ts';

export const en: SourceStrings = {
  sellers: { host: 'Hosting', care: 'Home services' },
  sources: {
    payment: 'Payment',
    credit: 'Credit note',
    wallet: 'Credit used',
    dispute: 'Taken back by the bank',
    refund: 'Refunded, due again',
  },
};
