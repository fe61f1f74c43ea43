import type { StopStrings } from './stop-strings.ts';

export const en: StopStrings = {
  stop: 'Stop',
  stopAsk: (label, amount, date) => `Stop the charge of ${amount} on ${date} for ${label}?`,
  stopOnce: 'This time only',
  stopOnceHint: 'The service is not renewed automatically this time; it will be at the next due date.',
  stopAlways: 'No longer renew automatically',
  stopAlwaysHint: 'We will ask you each time.',
  stopDone: 'Charge stopped.',
  stopOver: 'This charge can no longer be stopped: it is in progress or already paid.',
};
