import * as v from 'valibot';
import { operation } from './operation.ts';
import { changed, cursor, id, instant, limit, money, page } from './shapes.ts';

/** A payment that the cardholder or his bank contests: automatic charges rest until it is settled. */
export const paymentDispute = v.object({
  amount: money,
  /** `lost`: the bank took the money back, and what it had settled is due again. */
  outcome: v.picklist(['open', 'won', 'lost']),
  since: instant,
  endedAt: v.optional(instant),
});
export type PaymentDispute = v.InferOutput<typeof paymentDispute>;

/** A payment and what it settled. */
export const payment = v.object({
  id,
  status: v.picklist([
    'created',
    'requires_payment_method',
    'requires_action',
    'processing',
    'succeeded',
    'failed',
    'canceled',
  ]),
  amount: money,
  refunded: money,
  at: instant,
  endedAt: v.optional(instant),
  method: v.optional(
    v.object({
      kind: v.picklist(['card', 'sepa_debit', 'transfer']),
      brand: v.optional(v.string()),
      /** Empty for a transfer. */
      last4: v.string(),
    }),
  ),
  /** Why it failed: the bank's code. */
  failure: v.optional(v.string()),
  /** Ids of the invoices that it was meant for, when it ended without money: what can be paid in another way. */
  meantFor: v.optional(v.array(id)),
  /** Each invoice with what it took. */
  allocations: v.array(v.object({ invoiceId: id, number: v.string(), amount: money })),
  /** What came too late or was too much, kept as credit. */
  credit: v.optional(money),
  /** The newest dispute of it. */
  dispute: v.optional(paymentDispute),
  scheduled: v.boolean(),
});
export type Payment = v.InferOutput<typeof payment>;

export const listPayments = operation({
  name: 'listPayments',
  summary: 'List payments, newest first, with what each settled.',
  method: 'GET',
  path: '/payments',
  audience: 'customer',
  scope: 'invoices:read',
  right: 'invoice.view',
  input: v.strictObject({ cursor: v.optional(cursor), limit }),
  output: page(payment),
  problems: ['cursor-invalid'],
  revalidates: true,
});

export const getPayment = operation({
  name: 'getPayment',
  summary: 'Read one payment; asks the provider when its outcome is open.',
  method: 'GET',
  path: '/payments/:id',
  audience: 'customer',
  scope: 'invoices:read',
  right: 'invoice.view',
  input: v.strictObject({ id }),
  output: payment,
  problems: ['not-found'],
});

const parts = v.pipe(
  v.array(
    v.strictObject({
      id,
      /** Part of what is due, in cents; all when absent. */ cents: v.optional(
        v.pipe(v.number(), v.integer(), v.minValue(1)),
      ),
    }),
  ),
  v.minLength(1, 'at least one invoice'),
  v.maxLength(50, 'at most 50 invoices'),
  v.check((list) => new Set(list.map((part) => part.id)).size === list.length, 'each invoice once'),
);

/** Fixes an amount for half an hour, so that a hosted page can have it confirmed: the only way to pay from a partner's page. */
export const quotePayment = operation({
  name: 'quotePayment',
  summary: 'Fix the amount of a payment for half an hour.',
  method: 'POST',
  path: '/payments/quotes',
  audience: 'customer',
  scope: 'invoices:pay',
  right: 'invoice.pay',
  input: v.strictObject({ invoices: parts }),
  output: v.object({ quote: id, amount: money, expiresAt: instant }),
  problems: ['not-found', 'action-refused'],
});

export const getQuote = operation({
  name: 'getQuote',
  summary: 'Read a quote: what would be paid, and with which means.',
  method: 'GET',
  path: '/payments/quotes/:id',
  audience: 'first-party',
  right: 'invoice.pay',
  input: v.strictObject({ id }),
  output: v.object({
    quote: id,
    amount: money,
    expiresAt: instant,
    invoices: v.array(v.object({ id, number: v.string(), subject: v.string(), amount: money })),
    /** Credit that could be used. */
    credit: money,
    payment: v.optional(id),
  }),
  problems: ['not-found', 'link-expired'],
});

/**
 * Pays invoices in one charge: with credit first when asked, then a saved means or a new one on the provider's page.
 * `redirectUrl` is where the customer must go (3-D Secure, new means). Never charged twice for one key.
 */
export const payInvoices = operation({
  name: 'payInvoices',
  summary: 'Pay one or several invoices in one charge.',
  method: 'POST',
  path: '/payments',
  audience: 'first-party',
  right: 'invoice.pay',
  input: v.strictObject({
    invoices: v.optional(parts),
    quote: v.optional(id),
    /** A saved means; absent to enter one on the provider's page. */
    method: v.optional(id),
    saveMethod: v.optional(v.boolean()),
    useCredit: v.optional(v.boolean()),
  }),
  output: v.object({
    payment: v.optional(id),
    status: v.string(),
    redirectUrl: v.optional(v.string()),
    changed,
  }),
  problems: ['not-found', 'action-refused', 'payment-declined', 'link-expired'],
  idempotent: true,
});

/**
 * What to write into a bank transfer. Its reference names the invoices: the transfer is recognised by it and settles them
 * by itself. One for each seller, since each has an account of his own.
 */
export const payByTransfer = operation({
  name: 'payByTransfer',
  summary: 'Ask for the reference of a bank transfer that pays a quote.',
  method: 'POST',
  path: '/payments/transfers',
  audience: 'first-party',
  right: 'invoice.pay',
  input: v.strictObject({ quote: id }),
  output: v.object({
    transfers: v.array(
      v.object({
        /** Creditor reference (ISO 11649) in groups of four; the same wish has the same one. */
        reference: v.string(),
        amount: money,
        beneficiary: v.string(),
        iban: v.string(),
        bic: v.optional(v.string()),
        /** Numbers of the invoices that it pays. */
        invoices: v.array(v.string()),
      }),
    ),
  }),
  problems: ['not-found', 'action-refused', 'link-expired'],
});
