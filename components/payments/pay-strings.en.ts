import type { PayStrings } from './pay-strings.ts';

export const en: PayStrings = {
  payAmount: (amount) => `Pay ${amount}`,
  terms: 'General terms',
  payTitle: 'Payment',
  payNothing: 'There is nothing to pay here: these invoices are paid, or belong to another account.',
  toPay: 'To pay',
  with: 'Payment method',
  newMeans: 'Another card or account',
  keepMeans: 'Save it for my next payments',
  useCredit: (amount) => `Use my available credit (${amount})`,
  fixedUntil: (time) => `Amount guaranteed until ${time}.`,
  byTransfer: 'Bank transfer',
  byTransferHint:
    'You get a reference; the invoice is paid as soon as the transfer arrives, within one or two working days.',
  transferGo: 'Get the transfer reference',
};
