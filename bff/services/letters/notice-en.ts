import type { Words } from './notice-words.ts';

export const en: Words = {
  count: (services) => `${services} services`,
  until: (of) => `– ${of.label}: until ${of.expiresOn}, ${of.amount}`,
  ended: (of) => `– ${of.label}: ended on ${of.expiresOn}, ${of.amount}`,
  more: (count) => `– and ${count} more, in your customer space`,
  subjects: {
    'tacit-renewal': ({ some, end }) => `${some}: renews automatically on ${end}, and you can refuse`,
    'ends-in-30': ({ some, end }) => `${some}: to be renewed by ${end}`,
    'ends-in-3': ({ some, end }) => `${some}: ends on ${end}`,
    'ends-tomorrow': ({ some, end }) => `${some}: last day on ${end}`,
    expired: ({ some }) => `${some}: period over`,
    'suspended-soon': ({ some, cut }) => `${some}: suspension on ${cut}`,
    suspended: ({ some }) => `${some}: service suspended`,
  },
  before: {
    'tacit-renewal': ({ until }) => [
      'This renews at the end of its period. We remind you of it as article L215-1 of the French consumer code asks for consumers:',
      ...until,
      'You can refuse the renewal free of charge by turning automatic renewal off in your customer space.',
    ],
    'ends-in-30': ({ until }) => [
      'Automatic renewal is not on. To be renewed before the period ends:',
      ...until,
    ],
    'ends-in-3': ({ until }) => ['The period ends within three days, and no payment is planned:', ...until],
    'ends-tomorrow': ({ until }) => [
      'Now is the time to renew: the period ends, and no payment is planned.',
      ...until,
    ],
    expired: ({ ended, cut }) => [
      'The paid period is over:',
      ...ended,
      `Everything still works for a few days. Without renewal it will be suspended on ${cut}.`,
    ],
    'suspended-soon': ({ ended, cut }) => [
      `Without renewal, this will be suspended on ${cut}: sites and mail will no longer answer.`,
      ...ended,
    ],
    suspended: ({ ended }) => [
      'Not renewed, and suspended now:',
      ...ended,
      'Your data are kept for thirty days. A renewal brings everything back.',
    ],
  },
  after: {
    'tacit-renewal':
      'If the renewal suits you, there is nothing to do: we announce the charge fifteen days before the period ends.',
  },
  refuse: 'Refuse or check the renewal',
  renew: (isOne) => (isOne ? 'Renew this service' : 'Renew these services'),
  box: (day) => `Last day to refuse the renewal: ${day}`,
};
