import type { AheadStrings } from './ahead-strings.ts';

export const en: AheadStrings = {
  group: 'One charge a week',
  groupWhy:
    'What falls due within seven days, with the same means, is announced and taken in one, with an invoice for each service. Each service can still be stopped by itself.',
  forecast: 'Next twelve months',
  forecastTotal: 'Total of twelve months, at today’s prices',
  asked: 'To be renewed by you:',
  automatic: 'Automatic:',
  others: (count) => (count > 1 ? ` and ${count} others` : ' and one other'),
  byService: 'By service',
  times: (count) => (count > 1 ? `${count} times` : ''),
  calendar: 'In your calendar',
  calendarWhy:
    'A secret address to add to your calendar: charges and renewal dates, without amounts or names. It updates by itself.',
  calendarMake: 'Create the address',
  calendarRemake: 'Create a new address',
  calendarRevoke: 'Delete the address',
  calendarOnce: 'Copy this address now: it will not be shown again.',
  calendarSince: (date) => `An address exists since ${date}.`,
  calendarRead: (date) => `Read by a calendar on ${date}.`,
  calendarNew: 'The new address replaces the former one, which answers no more.',
  calendarGone: 'Address deleted: it answers no more.',
  calendarAddress: 'Calendar address',
  copy: 'Copy',
  copied: 'Copied.',
};
