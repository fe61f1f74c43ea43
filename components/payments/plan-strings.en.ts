import type { PlanStrings } from './plan-strings.ts';

export const en: PlanStrings = {
  planned: 'Scheduled payments',
  plannedWhy:
    'Announced fifteen days before, charged seven days before the due date. You can skip, move or advance each.',
  past: 'Past',
  noneComing: 'No charge to come. Each is announced here fifteen days before the due date.',
  nonePast: 'No charge so far: those that were taken will stay here.',
  renewsUntil: (date) => `renews until ${date}`,
  together: (labels) => `taken in one with ${labels}`,
  planStatuses: {
    planned: 'Planned',
    stopped: 'Stopped',
    processing: 'In progress',
    paid: 'Paid',
    failed: 'Declined',
    action_required: 'To confirm',
    canceled: 'Canceled',
  },
  nextTry: (date) => `Next try on ${date}`,
  noMoreTry: 'No more automatic tries: pay another way.',
  skip: 'Skip this time',
  turnOff: 'Stop renewing',
  move: 'Move',
  payNow: 'Pay now',
  confirm: 'Confirm the payment',
  changeMethod: 'Change method',
  noMeans: 'no payment method',
  dearer: (before, now) =>
    `You agreed to ${before}; the price is now ${now}. Nothing is charged without your consent.`,
  agree: 'I agree to this price',
  renewalOff:
    'Automatic renewal is off. To pay for this period, turn it on again on the page of the service.',
};
