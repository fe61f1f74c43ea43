import type { Dispute, Mandate, Method, Payment, Refund, Setup } from '../../../ports/payments.ts';

/** Instants travel as milliseconds since 1970, references as `id`. */
type Wire<T, Instants extends keyof T = never, Extra = object> = Omit<T, 'ref' | Instants> & {
  readonly id: string;
} & Extra;

export type PaymentWire = Wire<Payment, 'createdAt', { readonly createdAt: number }>;
export type MandateWire = Wire<Mandate, 'acceptedAt' | 'url', { readonly acceptedAt: number }>;
export type MethodWire = Wire<Method, 'mandate', { readonly mandate: MandateWire | null }>;
export type SetupWire = Wire<Setup, 'method' | 'clientSecret', { readonly method: MethodWire | null }>;
export type RefundWire = Wire<Refund>;
export type DisputeWire = Wire<Dispute, 'respondBy', { readonly respondBy: number }>;

export const paymentOf = (wire: PaymentWire): Payment => ({
  ref: wire.id,
  reference: wire.reference,
  customer: wire.customer,
  amount: wire.amount,
  received: wire.received,
  refunded: wire.refunded,
  status: wire.status,
  redirectUrl: wire.redirectUrl,
  paidWith: wire.paidWith,
  failure: wire.failure,
  disputed: wire.disputed,
  createdAt: new Date(wire.createdAt),
});

export const setupOf = (wire: SetupWire): Setup => ({
  ref: wire.id,
  reference: wire.reference,
  customer: wire.customer,
  status: wire.status,
  redirectUrl: wire.redirectUrl,
  clientSecret: null,
  method: wire.method && methodOf(wire.method),
  failure: wire.failure,
});

export const methodOf = (wire: MethodWire): Method => ({
  ref: wire.id,
  kind: wire.kind,
  customer: wire.customer,
  brand: wire.brand,
  last4: wire.last4,
  expMonth: wire.expMonth,
  expYear: wire.expYear,
  fingerprint: wire.fingerprint,
  country: wire.country,
  mandate: wire.mandate && mandateOf(wire.mandate),
});

export const mandateOf = (wire: MandateWire): Mandate => ({
  ref: wire.id,
  method: wire.method,
  reference: wire.reference,
  status: wire.status,
  acceptedAt: new Date(wire.acceptedAt),
  url: null,
});

export const refundOf = (wire: RefundWire): Refund => ({
  ref: wire.id,
  reference: wire.reference,
  payment: wire.payment,
  amount: wire.amount,
  status: wire.status,
  failureReason: wire.failureReason,
});

export const disputeOf = (wire: DisputeWire): Dispute => ({
  ref: wire.id,
  payment: wire.payment,
  amount: wire.amount,
  status: wire.status,
  reason: wire.reason,
  respondBy: new Date(wire.respondBy),
});
