import type { StopStrings } from './stop-strings.ts';

export const en: StopStrings = {
  skip: 'Skip this time',
  turnOff: 'Stop renewing',
  stopAsk: (label, amount, date) => `Stop the charge of ${amount} on ${date} for ${label}?`,
  skipHint: 'Nothing is charged this time: renew this period yourself. Later ones are charged as before.',
  turnOffHint: 'This charge and all later ones are stopped. We will ask you at each due date.',
  skipDone: 'Charge stopped for this time. Automatic renewal stays on.',
  turnOffDone: 'Automatic renewal stopped: nothing more is charged for this service.',
  stopped: 'This charge is stopped. There is nothing left to do.',
  over: 'This link can no longer stop the charge: it is in progress, already paid, or its day has passed.',
  overNext: 'Sign in to see how it stands. A payment that you did not want can be contested on its invoice.',
  expired: 'This link stops nothing any more: it has expired, was used, or is not complete.',
  expiredNext: 'Sign in: the charge can also be stopped under “Scheduled payments”.',
  open: 'Open my customer space',
};
