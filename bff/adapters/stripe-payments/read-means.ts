import type { Stripe } from 'stripe';
import type { Dispute, Mandate, Method, Refund } from '../../ports/payments.ts';

const idOf = (ref: string | { readonly id: string }): string => (typeof ref === 'string' ? ref : ref.id);

/** A payment method: what may be kept and shown of it. */
export function methodOf(method: Stripe.PaymentMethod): Method {
  const { card, sepa_debit: debit } = method;
  return {
    ref: method.id,
    kind: debit ? 'sepa_debit' : 'card',
    customer: method.customer ? idOf(method.customer) : null,
    brand: card?.brand ?? null,
    last4: card?.last4 ?? debit?.last4 ?? '',
    expMonth: card?.exp_month ?? null,
    expYear: card?.exp_year ?? null,
    fingerprint: card?.fingerprint ?? debit?.fingerprint ?? null,
    country: card?.country ?? debit?.country ?? null,
    mandate: null,
  };
}

export function mandateOf(mandate: Stripe.Mandate): Mandate {
  const debit = mandate.payment_method_details.sepa_debit;
  const accepted = mandate.customer_acceptance.accepted_at;
  return {
    ref: mandate.id,
    method: idOf(mandate.payment_method),
    reference: debit?.reference ?? '',
    status: mandate.status === 'active' ? 'active' : mandate.status === 'pending' ? 'pending' : 'inactive',
    acceptedAt: accepted ? new Date(accepted * 1000) : null,
    url: debit?.url ?? null,
  };
}

const refundStatuses: readonly string[] = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled'];

export const refundOf = (refund: Stripe.Refund): Refund => ({
  ref: refund.id,
  reference: refund.metadata?.['reference'] ?? null,
  payment: refund.payment_intent ? idOf(refund.payment_intent) : '',
  amount: { cents: refund.amount, currency: refund.currency.toUpperCase() },
  status: refundStatuses.includes(refund.status ?? '') ? (refund.status as Refund['status']) : 'pending',
  failureReason: refund.failure_reason ?? null,
});

export const disputeOf = (dispute: Stripe.Dispute): Dispute => ({
  ref: dispute.id,
  payment: dispute.payment_intent ? idOf(dispute.payment_intent) : '',
  amount: { cents: dispute.amount, currency: dispute.currency.toUpperCase() },
  status: dispute.status,
  reason: dispute.reason,
  respondBy: dispute.evidence_details.due_by ? new Date(dispute.evidence_details.due_by * 1000) : null,
});
