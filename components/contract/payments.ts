import * as v from 'valibot';
import { operation } from './operation.ts';
import { ability, changed, cursor, date, id, instant, limit, line, money, page } from './shapes.ts';

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
  mandate: v.optional(v.object({ reference: v.string(), signedOn: date, creditor: v.string() })),
  label: v.string(),
  isDefault: v.boolean(),
  /** `expiring` within 60 days. */
  status: v.picklist(['active', 'expiring', 'expired']),
  /** Services that it pays for, by choice or as the default. */
  services: v.array(v.object({ id, label: v.string(), chosen: v.boolean() })),
  /** Charges of the coming year that will fail once it has expired; the amount once they are planned. */
  breaks: v.array(v.object({ serviceId: id, label: v.string(), dueOn: date, amount: v.optional(money) })),
  version: v.number(),
});
export type PaymentMethod = v.InferOutput<typeof paymentMethod>;

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
      '2026-11',
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
