import type { RenewalStrings } from './renewal-strings.ts';

export const en: RenewalStrings = {
  on: 'Turn automatic renewal on',
  off: 'Turn automatic renewal off',
  consent: {
    '2026-11': ({ amount, period, name }) => [
      `I authorise, at each due date, the charge of ${amount} for ${period} of “${name}”.`,
      'Each charge is announced to me by e-mail fifteen days before the due date, with its amount and day.',
      'It is taken seven days before the due date. If the price rises, I will be asked again.',
      'I can stop it at any time: here, or by the link in the e-mail, without signing in.',
    ],
  },
  next: ({ chargedOn, announcedOn }) => `Next charge on ${chargedOn}, announced on ${announcedOn}.`,
  stopUntil: ({ stopUntil }) => `Last day to stop it: ${stopUntil}`,
  announcedNow: ({ amount, chargedOn }) =>
    `The due date is close: this time, I authorise the charge of ${amount} on ${chargedOn}. It is announced to me by e-mail right away, and I can pay it sooner under “Scheduled payments”.`,
  first: (chargedOn) => `first charge on ${chargedOn}`,
  after: (endsOn) => `This will be after the due date of ${endsOn}: the service goes on until the charge.`,
  tooLate: (endsOn) =>
    `The due date of ${endsOn} has passed and will not be charged; the following ones will be automatic.`,
  terms: 'General terms',
  agree: 'Authorise and turn on',
  offWhy: (endsOn) =>
    `Nothing will be charged any more. Unless you renew it, this service will expire on ${endsOn}.`,
  offUndated: 'Nothing will be charged any more. You will have to renew it yourself before each due date.',
  stop: 'Turn off',
  keep: 'Keep it on',
  changed: 'This service has changed meanwhile. Check what follows, then confirm again.',
  done: { on: 'Automatic renewal is on.', off: 'Automatic renewal is off.' },
  periods: { 1: 'one month', 12: 'one year' },
  months: (months) => (months % 12 === 0 ? `${months / 12} years` : `${months} months`),
  taxed: 'with VAT',
  untaxed: 'plus VAT',
};
