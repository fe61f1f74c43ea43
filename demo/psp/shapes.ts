import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
const url = v.pipe(v.string(), v.url(), v.regex(/^https?:/));
const kind = v.picklist(['card', 'sepa_debit']);
const kinds = v.pipe(v.array(kind), v.minLength(1));
const locale = v.picklist(['fr', 'en']);
const cents = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const amount = v.strictObject({ cents, currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)) });
const method = v.strictObject({ ref: text, kind });
const charge = { customer: text, amount, reference: text, description: text };

/** What the API takes; anything else is refused with the name of the field. */
export const newCustomer = v.strictObject({
  reference: text,
  email: v.pipe(v.string(), v.email()),
  name: text,
});
export const newSetup = v.strictObject({ customer: text, kinds, reference: text, returnUrl: url, locale });
export const newPayment = v.strictObject({
  ...charge,
  kinds: v.optional(kinds, ['card', 'sepa_debit']),
  method: v.optional(method),
  saveMethod: v.optional(v.boolean(), false),
  expiresAt: v.optional(cents),
  returnUrl: url,
  locale,
});
export const savedCharge = v.strictObject({ ...charge, method });
export const resumption = v.strictObject({ returnUrl: url, locale, method: v.optional(method) });
export const newRefund = v.strictObject({ payment: text, cents, reference: text });
export const faults = v.partial(
  v.strictObject({
    hangAfter: v.number(),
    dropBefore: v.number(),
    copies: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
    delayMs: v.number(),
    reorder: v.boolean(),
  }),
);
/** Money that somebody gives back on this site, without the merchant. */
export const givingBack = v.strictObject({ cents });
/** How a bank decides a dispute. */
export const closing = v.strictObject({ outcome: v.picklist(['won', 'lost']) });
/** Makes a payment look as if the bank had sent something else than asked. */
export const tampering = v.strictObject({
  received: v.optional(v.number()),
  currency: v.optional(v.string()),
});
