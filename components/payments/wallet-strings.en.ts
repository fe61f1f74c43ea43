import type { WalletStrings } from './wallet-strings.ts';

/** The customer's credit in English. */
export const en: WalletStrings = {
  title: 'Your credit',
  what: 'It is taken off your next invoices when you pay, or refunded.',
  nothing: 'No credit at present. A credit note or a payment in excess is added here.',
  ask: 'Ask for a refund',
  sure: (amount) => `Refund ${amount} to the means that paid?`,
  onlyPart: 'The rest was paid in another way and stays your credit.',
  go: (amount) => `Refund ${amount}`,
  done: (amount) => `Asked for: ${amount} go to your bank. Follow the steps on the credit note.`,
  byTransfer:
    'No means of payment can take it back. It is taken off your next invoices; for a bank transfer, write to us.',
  moves: 'Movements',
  fromNote: (number) => `Credit note ${number}`.trim(),
  fromPayment: 'Payment in excess, or too late',
  usedFor: (number) => `Taken off ${number || 'another invoice'}`,
  refunded: 'Refunded',
  refunds: {
    created: 'Refund asked for',
    pending: 'Refund on its way',
    requires_action: 'Refund waits for the bank',
    succeeded: 'Refunded',
    failed: 'Refund refused by the bank',
    canceled: 'Refund cancelled',
  },
};
