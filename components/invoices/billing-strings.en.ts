import type { BillingStrings } from './billing-strings.ts';

/** The billing settings in English. */
export const en: BillingStrings = {
  identity: 'Billing address',
  buyer: 'Billed to',
  vatId: 'VAT number',
  sentAt: 'Invoices sent to',
  past: 'Documents that were issued keep the address they carry.',
  change: 'Change the address',
  accountant: 'Copies for your accountant',
  why: 'Every invoice and credit note will also be sent to this address as soon as it is issued, with its PDF.',
  sentTo: (email) => `Every new document is also sent to ${email}.`,
  email: 'E-mail address of the accountant',
  wrong: 'Write an address such as name@example.com.',
  done: (email) => `Done: the next documents will also be sent to ${email}.`,
  stop: 'Stop sending',
  stopped: 'Done: nothing is sent to the accountant any more.',
};
