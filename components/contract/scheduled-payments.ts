import * as v from 'valibot';
import { operation } from './operation.ts';
import { written } from './payment-methods.ts';
import { paymentDispute } from './payments.ts';
import { ability, changed, cursor, date, id, instant, limit, money, page } from './shapes.ts';

/** A charge to come, or one that was. */
export const scheduledPayment = v.object({
  id,
  serviceId: id,
  label: v.string(),
  kind: v.string(),
  amount: money,
  dueOn: date,
  /** The period that it buys. */
  periodStart: date,
  periodEnd: date,
  status: v.picklist(['planned', 'stopped', 'processing', 'paid', 'failed', 'action_required', 'canceled']),
  method: v.optional(
    v.object({
      id,
      kind: v.picklist(['card', 'sepa_debit']),
      brand: v.optional(v.string()),
      last4: v.string(),
      /** The customer's own name for it. */
      label: v.string(),
    }),
  ),
  announcedAt: v.optional(instant),
  tries: v.number(),
  /** Day of the next try after a refusal. */
  nextTryOn: v.optional(date),
  failure: v.optional(v.string()),
  invoiceId: v.optional(id),
  /** What was agreed to, when this is more: nothing is charged before the customer agrees again. */
  agreed: v.optional(money),
  /** Days between which the charge may be moved. */
  window: v.object({ from: date, to: date }),
  /** Charges with the same one are taken together: one attempt, an invoice each. */
  group: v.optional(id),
  version: v.number(),
  actions: v.record(v.picklist(['stop', 'move', 'payNow', 'changeMethod', 'agree']), ability),
});
export type ScheduledPayment = v.InferOutput<typeof scheduledPayment>;

export const listScheduledPayments = operation({
  name: 'listScheduledPayments',
  summary: 'List the charges to come, or those that were.',
  method: 'GET',
  path: '/scheduled-payments',
  audience: 'customer',
  scope: 'invoices:read',
  right: 'invoice.view',
  input: v.strictObject({
    when: v.optional(v.picklist(['coming', 'past']), 'coming'),
    cursor: v.optional(cursor),
    limit,
  }),
  output: v.object({
    ...page(scheduledPayment).entries,
    /** A contested payment holds all automatic charges back. */
    held: v.optional(paymentDispute),
    /** Whether what is due within a week is taken in one charge, and whether this person may change that. */
    grouping: v.optional(v.object({ on: v.boolean(), change: ability })),
  }),
  problems: ['cursor-invalid'],
  revalidates: true,
});

/**
 * Has the charges that are due within a week of each other, with the same means, taken in one from the next
 * announcement on; off, those that are planned already are taken one by one.
 */
export const groupScheduledPayments = operation({
  name: 'groupScheduledPayments',
  summary: 'Take the charges of a week in one, or one by one.',
  method: 'PUT',
  path: '/scheduled-payments/grouping',
  audience: 'first-party',
  right: 'card.manage',
  input: v.strictObject({ on: v.boolean() }),
  output: v.object({ changed }),
  problems: [],
});

/** What twelve months will cost, by month and service, at today's prices. */
export const forecastPayments = operation({
  name: 'forecastPayments',
  summary: 'Forecast the next twelve months by month and service.',
  method: 'GET',
  path: '/scheduled-payments/forecast',
  audience: 'customer',
  scope: 'invoices:read',
  right: 'invoice.view',
  input: v.strictObject({}),
  output: v.object({
    months: v.array(
      v.object({
        /** `YYYY-MM`. */
        month: v.string(),
        total: money,
        services: v.array(
          v.object({
            serviceId: id,
            label: v.string(),
            /** What the service is: a domain name and its certificate bear one label. */
            product: v.string(),
            amount: money,
            on: date,
            automatic: v.boolean(),
          }),
        ),
      }),
    ),
    total: money,
  }),
  problems: [],
  revalidates: true,
});

/** Stops this one charge; automatic renewal stays on for the next period unless `turnOff`. */
export const stopScheduledPayment = operation({
  name: 'stopScheduledPayment',
  summary: 'Stop a planned charge, this time or for good.',
  method: 'POST',
  path: '/scheduled-payments/:id/stop',
  audience: 'first-party',
  right: 'service.renew',
  input: v.strictObject({ id, turnOff: v.optional(v.boolean(), false) }),
  output: written,
  problems: ['not-found', 'action-refused', 'precondition-failed'],
  ifMatch: true,
});

/** Moves a planned charge to another day of its window. */
export const moveScheduledPayment = operation({
  name: 'moveScheduledPayment',
  summary: 'Move a planned charge within its window.',
  method: 'POST',
  path: '/scheduled-payments/:id/move',
  audience: 'first-party',
  right: 'service.renew',
  input: v.strictObject({ id, dueOn: date }),
  output: written,
  problems: ['not-found', 'action-refused', 'precondition-failed'],
  ifMatch: true,
});

/** Takes a planned charge now; what cannot be charged is refused with its reason before anything is. */
export const payScheduledNow = operation({
  name: 'payScheduledNow',
  summary: 'Take a planned charge now.',
  method: 'POST',
  path: '/scheduled-payments/:id/pay',
  audience: 'first-party',
  right: 'invoice.pay',
  input: v.strictObject({
    id,
    method: v.optional(id),
    /** What the customer was shown: any other price is refused with `consent-missing`, and nothing is taken. */
    amount: v.optional(money),
  }),
  output: v.object({
    payment: v.optional(id),
    status: v.string(),
    /** Where the customer's bank wants him to confirm; it sends him back to `/pay/back`. */
    redirectUrl: v.optional(v.string()),
    changed,
  }),
  problems: ['not-found', 'action-refused', 'payment-declined'],
  idempotent: true,
});

/** Charges this one with another means. */
export const changeScheduledMethod = operation({
  name: 'changeScheduledMethod',
  summary: 'Charge a planned payment with another means.',
  method: 'POST',
  path: '/scheduled-payments/:id/method',
  audience: 'first-party',
  right: 'card.manage',
  input: v.strictObject({ id, method: id }),
  output: written,
  problems: ['not-found', 'action-refused', 'precondition-failed'],
  ifMatch: true,
});

/** Agrees to the price of a planned charge that is above what was agreed to before. */
export const agreeScheduledPrice = operation({
  name: 'agreeScheduledPrice',
  summary: 'Agree to a price above the one agreed to before.',
  method: 'POST',
  path: '/scheduled-payments/:id/agree',
  audience: 'first-party',
  right: 'service.renew',
  input: v.strictObject({ id, amount: money }),
  output: written,
  problems: ['not-found', 'action-refused', 'precondition-failed'],
  ifMatch: true,
});

/** What the stop link of an announcement is about; a look changes nothing. */
export const readStopLink = operation({
  name: 'readStopLink',
  summary: 'Read what a stop link would stop.',
  method: 'GET',
  path: '/stop-links/:token',
  audience: 'public',
  input: v.strictObject({
    token: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, 'must be the token of the link')),
  }),
  output: v.object({
    label: v.string(),
    amount: money,
    dueOn: date,
    status: v.picklist(['open', 'stopped', 'too-late']),
  }),
  problems: ['link-expired'],
  perMinute: 20,
});

/** Stops the charge of a mailed link, without sign-in, once. */
export const useStopLink = operation({
  name: 'useStopLink',
  summary: 'Stop the charge of a stop link.',
  method: 'POST',
  path: '/stop-links/:token',
  audience: 'public',
  input: v.strictObject({
    token: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, 'must be the token of the link')),
    turnOff: v.optional(v.boolean(), false),
  }),
  output: v.object({ stopped: v.literal(true) }),
  problems: ['link-expired', 'action-refused'],
  perMinute: 20,
});
