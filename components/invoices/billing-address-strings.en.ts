import type { BillingAddressStrings } from './billing-address-strings.ts';

export const en: BillingAddressStrings = {
  name: 'Name and identification numbers do not change here: invoices that were issued carry them.',
  street: 'Address',
  more: 'More (optional)',
  postCode: 'Postcode',
  city: 'Town',
  email: 'Invoices sent to',
  wrong: {
    lines: 'Write at least one line of the address, of at most 80 characters.',
    postCode: 'Write a postcode; in France it has five digits.',
    city: 'Write the town.',
    email: 'Write an address such as name@example.com.',
  },
  saved: 'Done: the next documents will carry this address.',
};
