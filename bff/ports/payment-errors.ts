import type { Failure } from './payments.ts';

/** The means was refused. No money moved. The answer is final for this idempotency key: another try needs another key. */
export class PaymentDeclined extends Error {
  override readonly name = 'PaymentDeclined';
  readonly code = 'payment-declined';
  /** The refused payment, for `fetchPayment` and `resumePayment`; null when the provider made none. */
  readonly payment: string | null;
  readonly failure: Failure;

  constructor(payment: string | null, failure: Failure) {
    super(`The payment was declined: ${failure.declineCode ?? failure.code} (${failure.severity})`);
    this.payment = payment;
    this.failure = failure;
  }
}

/**
 * No answer, or an answer that says nothing (time-out, broken connection, 5xx): **the outcome is unknown**. Never charge
 * again under a new key; repeat with the same one, or look with `findPayments`.
 */
export class GatewayUnreachable extends Error {
  override readonly name = 'GatewayUnreachable';
  readonly code = 'gateway-unreachable';
}

/** Not done now: too many requests, or the same key is being worked on. Repeat later with the same key. */
export class GatewayBusy extends Error {
  override readonly name = 'GatewayBusy';
  readonly code = 'gateway-busy';
}

/** Why a request was refused before any money could move. */
export type RefusalReason =
  /** Unknown reference, or another account's. */
  | 'not-found'
  | 'amount-too-small'
  | 'amount-too-large'
  /** More than what is left of the payment. */
  | 'refund-exceeds'
  /** The key served for another request. A fault of ours. */
  | 'key-reused'
  /** The object does not allow it in its state. */
  | 'wrong-state'
  /** Detached, of another customer, or of a kind that does not fit. */
  | 'method-unusable'
  | 'invalid';

/** The provider, or the adapter before it, refuses the request itself. Repeating it does not help. */
export class GatewayRefused extends Error {
  override readonly name = 'GatewayRefused';
  readonly code = 'gateway-refused';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** Keys, addresses or rights are wrong: an operator must act. The message names the setting. */
export class GatewayMisconfigured extends Error {
  override readonly name = 'GatewayMisconfigured';
  readonly code = 'gateway-misconfigured';
}

/** A delivery that must not be believed; answer 400. */
export class WebhookRejected extends Error {
  override readonly name = 'WebhookRejected';
  readonly code = 'webhook-rejected';
  /** `mode`: a test event for a live key, or the reverse. */
  readonly reason: 'signature' | 'timestamp' | 'malformed' | 'account' | 'mode';

  constructor(reason: WebhookRejected['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** Whether the outcome of a call that threw this is unknown, so that it must be reconciled rather than repeated anew. */
export const outcomeUnknown = (error: unknown): boolean =>
  error instanceof GatewayUnreachable || error instanceof GatewayBusy;
