import type { MeansStrings } from './means-strings.ts';

export const en: MeansStrings = {
  methods: 'Payment methods',
  methodsWhy: 'Saved cards and bank accounts. Their numbers are with our payment provider, never with us.',
  noMethods: 'No payment method is saved. With a card, paying and renewing take one step.',
  addCard: 'Add a card',
  addSepa: 'Add a bank account',
  byDefault: 'Default',
  makeDefault: 'Make default',
  expiring: 'Expires soon',
  expired: 'Expired',
  expires: (month) => `expires end of ${month}`,
  paysFor: 'Renews',
  servicesCount: (count) => `${count} services`,
  nothingYet: 'Renews nothing yet',
  breaks: 'These charges will fail once it has expired:',
  rename: 'Rename',
  remove: 'Remove',
  mandate: (rum) => `Mandate ${rum}`,
  mandateSince: (date) => `signed on ${date}`,
  mandateText: 'Text of the mandate',
};
