import * as v from 'valibot';
import { operation } from './operation.ts';
import { ability, changed, date, id, line, money } from './shapes.ts';

/** A saved means of payment: what may be shown of it. */
export const paymentMethod = v.object({
  id,
  kind: v.picklist(['card', 'sepa_debit']),
  brand: v.optional(v.string()),
  /** Last four characters of the card number or of the IBAN. */
  last4: v.string(),
  expMonth: v.optional(v.number()),
  expYear: v.optional(v.number()),
  /** The SEPA mandate signed with it: unique reference (RUM), day, and who may debit. */
  mandate: v.optional(
    v.object({
      reference: v.string(),
      signedOn: date,
      creditor: v.string(),
      /** SEPA creditor identifier (ICS), such as `FR22ZZZ100009`. */
      creditorId: v.optional(v.string()),
      /** Where the creditor has his seat, in one line. */
      creditorAddress: v.optional(v.string()),
    }),
  ),
  label: v.string(),
  isDefault: v.boolean(),
  /** `expiring` within 60 days. */
  status: v.picklist(['active', 'expiring', 'expired']),
  /** Services that it pays for, by choice or as the default. */
  services: v.array(v.object({ id, label: v.string(), product: v.string(), chosen: v.boolean() })),
  /** How many services more it pays for that this person does not see. */
  unseen: v.optional(v.number()),
  /** Charges of the coming year that will fail once it has expired; the amount once they are planned. */
  breaks: v.array(v.object({ serviceId: id, label: v.string(), dueOn: date, amount: v.optional(money) })),
  version: v.number(),
});
export type PaymentMethod = v.InferOutput<typeof paymentMethod>;
export type Mandate = NonNullable<PaymentMethod['mandate']>;

/** The version of the consent text in force, by which a saved means may be charged later. */
export const meansConsentVersion = '2026-11';

export const listPaymentMethods = operation({
  name: 'listPaymentMethods',
  summary: 'List the saved cards and mandates with what they pay for.',
  method: 'GET',
  path: '/payment-methods',
  audience: 'first-party',
  right: 'invoice.view',
  input: v.strictObject({}),
  output: v.object({
    items: v.array(paymentMethod),
    /** Whether this person may change them. */ manage: ability,
    /** The provider is a stand-in: no real money. */ sandbox: v.boolean(),
    /** The version of the consent text that adding one needs. */ consent: v.string(),
  }),
  problems: [],
});

/** The answer of a write. */
export const written = v.object({ version: v.number(), changed });

/** Goes to the provider's page to save a card or sign a SEPA mandate. No number ever passes through our pages. */
export const addPaymentMethod = operation({
  name: 'addPaymentMethod',
  summary: 'Start saving a card or signing a SEPA mandate on the provider’s page.',
  method: 'POST',
  path: '/payment-methods',
  audience: 'first-party',
  right: 'card.manage',
  input: v.strictObject({
    kind: v.picklist(['card', 'sepa_debit']),
    /** The consent text to later charges, by version. */ consent: v.literal(
      meansConsentVersion,
      'must be the consent text in force',
    ),
  }),
  output: v.object({ setup: id, redirectUrl: v.string() }),
  problems: [],
  idempotent: true,
});

/** The way back from the provider's page: reads how it ended, as often as wanted. */
export const finishPaymentMethod = operation({
  name: 'finishPaymentMethod',
  summary: 'Read how saving a means of payment ended.',
  method: 'POST',
  path: '/payment-methods/setups/:id',
  audience: 'first-party',
  right: 'card.manage',
  input: v.strictObject({ id }),
  output: v.object({
    status: v.picklist(['processing', 'succeeded', 'failed', 'duplicate']),
    method: v.optional(id),
    changed,
  }),
  problems: ['not-found'],
});

export const labelPaymentMethod = operation({
  name: 'labelPaymentMethod',
  summary: 'Name a means of payment.',
  method: 'PATCH',
  path: '/payment-methods/:id/label',
  audience: 'first-party',
  right: 'card.manage',
  input: v.strictObject({ id, label: line(40) }),
  output: written,
  problems: ['not-found', 'precondition-failed'],
  ifMatch: true,
});

/** Makes it the means for all that names no other. */
export const defaultPaymentMethod = operation({
  name: 'defaultPaymentMethod',
  summary: 'Make a means of payment the default.',
  method: 'PUT',
  path: '/payment-methods/:id/default',
  audience: 'first-party',
  right: 'card.manage',
  input: v.strictObject({ id }),
  output: written,
  problems: ['not-found'],
});

/** Chooses the means of one service; `null` returns to the default. */
export const chooseServiceMethod = operation({
  name: 'chooseServiceMethod',
  summary: 'Choose the means of payment of one service.',
  method: 'PUT',
  path: '/services/:service/payment-method',
  audience: 'first-party',
  right: 'card.manage',
  input: v.strictObject({ service: id, method: v.nullable(id) }),
  output: v.object({ changed }),
  problems: ['not-found'],
});

/**
 * Removes a means. One in use needs `moveTo` (another means) or `turnManual` (its services then ask each time); without
 * them the answer is refused as `in-use`.
 */
export const removePaymentMethod = operation({
  name: 'removePaymentMethod',
  summary: 'Remove a means of payment.',
  method: 'DELETE',
  path: '/payment-methods/:id',
  audience: 'first-party',
  right: 'card.manage',
  input: v.strictObject({ id, moveTo: v.optional(id), turnManual: v.optional(v.boolean()) }),
  output: v.object({ changed }),
  problems: ['not-found', 'action-refused'],
});
