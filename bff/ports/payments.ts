import type {
  Amount,
  Keyed,
  MethodChoice,
  MethodKind,
  NewCustomer,
  NewPayment,
  NewRefund,
  NewSetup,
  Resumption,
  SavedCharge,
} from './payment-requests.ts';

/**
 * What the space needs from a payment provider. Two adapters keep this contract: `sandbox` (a separate, visibly fake
 * payment site) and `stripe`. The words and the states are Stripe's, so that a state read in its dashboard, in a log or
 * here means the same.
 *
 * Three rules hold everywhere:
 * - **References are opaque.** A reference given by a provider stays valid for every call, for ever. A hosted page that
 *   has not been paid yet has a reference of its own; once it is paid, `Payment.ref` names the payment behind it. So find
 *   your attempt by `reference`, which you chose, not by comparing `ref`.
 * - **The provider holds the truth.** An event or a customer who comes back says "look again"; amounts, currencies and
 *   states are read by `fetchPayment` and must be compared with what you asked for.
 * - **A repeat costs nothing.** Calls that cost money take an `idempotencyKey`: the same key with the same input gives the
 *   first answer again (declines included) for at least 24 hours; with another input it is refused as `key-reused`.
 *
 * Errors, all of `payment-errors.ts`: `PaymentDeclined`, `GatewayUnreachable` (outcome unknown: repeat with the same key
 * or ask `findPayments`), `GatewayBusy`, `GatewayRefused`, `GatewayMisconfigured`, `WebhookRejected`.
 *
 * Sources: https://docs.stripe.com/payments/paymentintents/lifecycle, /payments/save-and-reuse, /error-codes,
 * /declines/codes, /webhooks, /api/idempotent_requests.
 */
export interface PaymentGateway {
  /** Which adapter this is. Pages say so when it is `sandbox`. */
  readonly kind: 'sandbox' | 'stripe';
  /** Whether real money moves. False for the sandbox and for Stripe's test keys. */
  readonly live: boolean;
  /** Origins of the provider's pages, for `form-action` of pages that redirect there. */
  readonly hostedOrigins: readonly string[];
  /**
   * Smallest amount that can be charged or authorised, in cents (EUR). Smaller ones are refused as `amount-too-small`.
   */
  readonly leastCents: number;

  /** Creates the customer at the provider; once for each of ours. Answers its reference. */
  createCustomer(input: NewCustomer): Promise<string>;

  /** Opens the provider's page on which the customer saves a card or signs a SEPA mandate, with strong authentication. */
  startMethodSetup(input: NewSetup): Promise<Setup>;
  /** Reads a set-up by the reference of `startMethodSetup` or of an event. */
  fetchSetup(ref: string): Promise<Setup>;

  /**
   * The customer pays now. Without `method` the answer carries the address of the provider's page; with one the payment
   * is tried at once and is `succeeded`, `processing` (SEPA) or `requires_action` with an address for 3-D Secure.
   * Throws `PaymentDeclined` when a saved means is refused; a refusal on the provider's page is shown there.
   */
  startPayment(input: NewPayment): Promise<Payment>;
  /**
   * Charges a saved means while the customer is away (merchant-initiated). `requires_action` without `redirectUrl` means
   * that the bank wants the customer: it is a task for the customer, not a failure, see `resumePayment`. Throws
   * `PaymentDeclined`.
   */
  chargeSaved(input: SavedCharge): Promise<Payment>;
  /** Brings the customer back to a payment that needs him; answers `redirectUrl` for 3-D Secure, or the end of it. */
  resumePayment(input: Resumption): Promise<Payment>;
  /**
   * Makes an unpaid payment or an open hosted page unpayable. Never throws because it came too late: the answer says
   * which side won (`canceled`, `succeeded`, `processing`).
   */
  cancelPayment(input: Keyed & { readonly payment: string }): Promise<Payment>;
  /** Reads a payment by any reference that named it. Refused as `not-found` when it is not ours. */
  fetchPayment(ref: string): Promise<Payment>;
  /**
   * All payments of a customer that carry our `reference`, newest first; none when nothing reached the provider. For
   * reconciling an unknown outcome when the key may have expired. Hosted pages that nobody paid are not listed.
   */
  findPayments(query: {
    readonly customer: string;
    readonly reference: string;
    readonly since?: Date;
  }): Promise<Payment[]>;

  /** Gives money back to the means that paid. More than is left is refused as `refund-exceeds`. */
  refund(input: NewRefund): Promise<Refund>;
  fetchRefund(ref: string): Promise<Refund>;
  /** All refunds of a payment, newest first. */
  findRefunds(payment: string): Promise<Refund[]>;

  /**
   * All refunds made since then, newest first, also those that somebody made on the provider's own pages. For finding
   * what no event told.
   */
  recentRefunds(since: Date): AsyncIterable<Refund>;
  /** All disputes opened since then, newest first, as they stand now. */
  recentDisputes(since: Date): AsyncIterable<Dispute>;

  /** A saved means: what may be shown of it, and whether a customer still holds it. */
  fetchMethod(ref: string): Promise<Method>;
  /** A SEPA mandate by the reference of `Method.mandate`, `PaidWith.mandate` or of an event. */
  fetchMandate(ref: string): Promise<Mandate>;
  /** Forgets a saved means. Harmless when it is forgotten already. */
  detachMethod(ref: string): Promise<void>;

  fetchDispute(ref: string): Promise<Dispute>;

  /**
   * Checks signature, age (±5 minutes) and addressee of a delivery, then names what changed. Events come repeated, late
   * and out of order: insert `id` uniquely, answer 2xx, then fetch the object. Throws `WebhookRejected`.
   * @param body The bytes as they came, before any parsing.
   */
  verifyWebhook(body: string | Uint8Array, headers: Headers): Promise<GatewayEvent>;
}

export type SetupStatus =
  'requires_payment_method' | 'requires_action' | 'processing' | 'succeeded' | 'canceled';

export interface Setup {
  readonly ref: string;
  /** Ours; null when the set-up was not made by this space. */
  readonly reference: string | null;
  readonly customer: string | null;
  readonly status: SetupStatus;
  /** Where the customer must go now; null when there is nothing to do, or when it is too late. */
  readonly redirectUrl: string | null;
  /** Only for `entry: 'fields'`. Belongs to the customer's browser; never to logs. */
  readonly clientSecret: string | null;
  /** The saved means, once `succeeded`. */
  readonly method: Method | null;
  readonly failure: Failure | null;
}

export type PaymentStatus = SetupStatus;

export interface Payment {
  readonly ref: string;
  /** Ours; null when the payment was not made by this space. */
  readonly reference: string | null;
  readonly customer: string | null;
  /** What was asked, as the provider holds it: compare it with your own record. */
  readonly amount: Amount;
  /** Cents received (0 until `succeeded`), and cents given back: refunds `succeeded` or `pending`. */
  readonly received: number;
  readonly refunded: number;
  readonly status: PaymentStatus;
  readonly redirectUrl: string | null;
  readonly paidWith: PaidWith | null;
  /** Why the last try failed; also set on `requires_action` after `chargeSaved`. */
  readonly failure: Failure | null;
  /** The bank or the cardholder contests it. Stop charging this customer. */
  readonly disputed: boolean;
  readonly createdAt: Date;
}

/** The means of a payment; saved when `saveMethod` was asked for or when it was saved before. */
export interface PaidWith extends MethodChoice {
  /** Mandate used by a SEPA debit. */
  readonly mandate: string | null;
}

/** A refusal, as data. */
export interface Failure {
  /** Stripe's code, such as `card_declined`, `authentication_required`, `insufficient_funds`. */
  readonly code: string;
  /** The issuer's reason, such as `lost_card`; null when none was given. */
  readonly declineCode: string | null;
  /** `hard`: never try this means again. `soft`: a later try may pass. */
  readonly severity: 'soft' | 'hard';
}

/** Money going back. SEPA and some cards stay `pending` for days and may still fail. */
export interface Refund {
  readonly ref: string;
  /** Ours; null when it was made on the provider's own pages. */
  readonly reference: string | null;
  readonly payment: string;
  readonly amount: Amount;
  readonly status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled';
  /** Why it failed, such as `lost_or_stolen_card`, `expired_or_canceled_card`; null otherwise. */
  readonly failureReason: string | null;
}

/** A saved means. What is here may be stored and shown; nothing else is ever known. */
export interface Method {
  readonly ref: string;
  readonly kind: MethodKind;
  /** The holder at the provider; null once detached. */
  readonly customer: string | null;
  /** `visa`, `mastercard`…; null for SEPA. */
  readonly brand: string | null;
  /** Last four characters of the card number or of the IBAN. */
  readonly last4: string;
  readonly expMonth: number | null;
  readonly expYear: number | null;
  /** Same card or account, same value: refuse to store it twice. */
  readonly fingerprint: string | null;
  /** ISO 3166-1 alpha-2 of the issuer or the bank. */
  readonly country: string | null;
  /** The mandate signed with it, known from a set-up; null when read by `fetchMethod`. */
  readonly mandate: Mandate | null;
}

/** A SEPA direct debit mandate, kept by the provider. */
export interface Mandate {
  readonly ref: string;
  readonly method: string;
  /** Unique mandate reference (RUM), at most 35 characters. */
  readonly reference: string;
  readonly status: 'active' | 'inactive' | 'pending';
  readonly acceptedAt: Date | null;
  /** The mandate's text as a page, when the provider keeps one. */
  readonly url: string | null;
}

/** A contested payment. Status in Stripe's words, such as `needs_response`, `under_review`, `won`, `lost`. */
export interface Dispute {
  readonly ref: string;
  readonly payment: string;
  readonly amount: Amount;
  readonly status: string;
  readonly reason: string;
  readonly respondBy: Date | null;
}

/**
 * What a verified delivery says: something changed, go and fetch it. `nothing` is a type that the space does not
 * follow.
 */
export interface GatewayEvent {
  /** Unique at the provider; the same in every repeat of the delivery. */
  readonly id: string;
  /** The provider's own type, for the log. */
  readonly type: string;
  readonly createdAt: Date;
  readonly about: 'payment' | 'setup' | 'refund' | 'dispute' | 'method' | 'mandate' | 'nothing';
  /** For the `fetch…` of the same name; empty for `nothing`. */
  readonly ref: string;
}
