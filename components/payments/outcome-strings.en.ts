import type { OutcomeStrings } from './outcome-strings.ts';

export const en: OutcomeStrings = {
  payingSince: (time) => `Payment in progress since ${time}, do not pay a second time.`,
  statuses: {
    created: 'Payment sent to the bank…',
    requires_payment_method: 'The payment is not finished.',
    requires_action: 'Your bank waits for your confirmation.',
    processing: 'The payment is being processed. We will keep you informed.',
    succeeded: 'Payment received. Thank you!',
    failed: 'The payment was declined.',
    canceled: 'The payment was abandoned.',
  },
  whys: {
    authentication: 'Your bank did not receive your confirmation.',
    insufficient_funds: 'Your bank reports insufficient funds.',
    expired_card: 'This card has expired.',
  },
  nothingTaken: 'Nothing was charged. Try again, or choose another means.',
  again: 'Try another way',
  backToSpace: 'Back to my customer space',
  settled: 'Invoices paid',
  kept: (amount) => `${amount} was no longer owed and stays as your credit.`,
  disputed: {
    open: (amount) => `${amount} disputed at your bank.`,
    won: (amount) => `The dispute of ${amount} is closed: this payment is confirmed.`,
    lost: (amount) => `${amount} taken back by your bank: what this payment settled is to be paid again.`,
  },
  transferTitle: 'Your transfer',
  transferWhy: 'Enter this at your bank. The reference is enough to recognise your payment.',
  transferSeveral: 'Your invoices come from two companies: make one transfer to each.',
  transferAmount: 'Amount',
  transferReference: 'Reference to write',
  transferBeneficiary: 'Beneficiary',
  transferInvoices: 'Invoices paid',
  transferCare:
    'Nothing is paid yet. Send this transfer only once: these invoices stay to be paid here until it arrives, and you will be told by e-mail.',
  copy: 'Copy',
  copied: 'Copied.',
};
