import * as v from 'valibot';
import { operation } from './operation.ts';
import { ability, changed, id, instant, money } from './shapes.ts';

/** The customer's credit: where it comes from and what it was used for. */
export const getWallet = operation({
  name: 'getWallet',
  summary: 'Read the credit of the account with its origin.',
  method: 'GET',
  path: '/wallet',
  audience: 'customer',
  scope: 'invoices:read',
  right: 'invoice.view',
  input: v.strictObject({}),
  output: v.object({
    balance: money,
    /** What of it can go back to the means that paid; the rest only by our staff. */
    refundable: money,
    entries: v.array(
      v.object({
        id,
        at: instant,
        amount: money,
        origin: v.picklist(['credit-note', 'payment']),
        /** Empty for a document that this person does not see, like `useId`. */
        originId: v.string(),
        /** Number of the credit note that it came from. */
        originNumber: v.optional(v.string()),
        use: v.picklist(['', 'invoice', 'refund', 'dispute']),
        useId: v.string(),
        /** Number of the invoice that it paid. */
        useNumber: v.optional(v.string()),
        /** How the refund stands that it went into. */
        refund: v.optional(v.string()),
      }),
    ),
    actions: v.object({ refund: ability }),
  }),
  problems: [],
  revalidates: true,
});

/**
 * Asks the credit back: each part goes to the means that paid it, never more than was taken from it. What no means can
 * take stays as credit. Refuses with `action-refused` when nothing can go back.
 */
export const refundCredit = operation({
  name: 'refundCredit',
  summary: 'Ask the credit of the account back, to the means that paid.',
  method: 'POST',
  path: '/wallet/refunds',
  audience: 'first-party',
  right: 'invoice.pay',
  input: v.strictObject({}),
  output: v.object({ refunded: money, left: money, changed }),
  problems: ['action-refused'],
  idempotent: true,
});
