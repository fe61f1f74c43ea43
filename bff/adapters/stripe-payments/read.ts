import type { Stripe } from 'stripe';
import type { Failure, PaidWith, Payment, PaymentStatus, Setup, SetupStatus } from '../../ports/payments.ts';
import { failureOf, wantsCustomer } from './declines.ts';
import { mandateOf, methodOf } from './read-means.ts';

/** What must come with an intent so that it can be read without a second call. */
export const intentParts = ['latest_charge', 'payment_method'];
export const setupParts = ['payment_method', 'mandate'];

type Ref = string | { readonly id: string } | null | undefined;
export const idOf = (ref: Ref): string | null => (typeof ref === 'string' ? ref : (ref?.id ?? null));
const whole = <T extends object>(ref: string | T | null | undefined): T | null =>
  typeof ref === 'object' ? ref : null;

/** A payment intent in the port's words. `page` is the Checkout page it came from, when that is known. */
export function paymentOf(intent: Stripe.PaymentIntent, page?: Stripe.Checkout.Session): Payment {
  const charge = whole(intent.latest_charge);
  const status = statusOf(intent, page);
  return {
    ref: intent.id,
    reference: intent.metadata['reference'] ?? null,
    customer: idOf(intent.customer),
    amount: { cents: intent.amount, currency: intent.currency.toUpperCase() },
    received: intent.amount_received,
    refunded: charge?.amount_refunded ?? 0,
    status,
    redirectUrl: redirectOf(intent, status, page),
    paidWith: paidWithOf(intent, charge),
    failure: failureIn(intent),
    disputed: charge?.disputed ?? false,
    createdAt: new Date(intent.created * 1000),
  };
}

const plainStatuses = ['succeeded', 'processing', 'canceled', 'requires_action'] as const;
const plainStatus = (status: string) => plainStatuses.find((one) => one === status);

/** `authentication_required` leaves an intent in `requires_payment_method`; what it wants is the customer. */
function statusOf(intent: Stripe.PaymentIntent, page?: Stripe.Checkout.Session): PaymentStatus {
  const { status } = intent;
  const plain = plainStatus(status);
  if (plain) return plain;
  if (status === 'requires_capture') return 'processing';
  if (page?.status === 'expired') return 'canceled';
  return wantsCustomer(intent.last_payment_error) ? 'requires_action' : 'requires_payment_method';
}

function redirectOf(
  intent: Stripe.PaymentIntent,
  status: PaymentStatus,
  page?: Stripe.Checkout.Session,
): string | null {
  if (status !== 'requires_action' && status !== 'requires_payment_method') return null;
  return intent.next_action?.redirect_to_url?.url ?? (page?.status === 'open' ? page.url : null);
}

function paidWithOf(intent: Stripe.PaymentIntent, charge: Stripe.Charge | null): PaidWith | null {
  const tried = intent.payment_method ?? intent.last_payment_error?.payment_method ?? null;
  const ref = idOf(tried);
  const kind = whole(tried)?.type ?? charge?.payment_method_details?.type ?? intent.payment_method_types[0];
  if (ref === null || (kind !== 'card' && kind !== 'sepa_debit')) return null;
  return {
    ref,
    kind,
    mandate: charge?.payment_method_details?.sepa_debit?.mandate ?? null,
  };
}

const failureIn = ({ status, last_payment_error }: Stripe.PaymentIntent): Failure | null =>
  last_payment_error && status === 'requires_payment_method' ? failureOf(last_payment_error) : null;

/** A Checkout page in payment mode: until the first try there is no intent behind it. */
export function paymentOfPage(page: Stripe.Checkout.Session): Payment {
  const intent = whole(page.payment_intent);
  if (intent) return paymentOf(intent, page);
  const open = page.status === 'open';
  return {
    ref: page.id,
    reference: page.metadata?.['reference'] ?? null,
    customer: idOf(page.customer),
    amount: { cents: page.amount_total ?? 0, currency: (page.currency ?? '').toUpperCase() },
    received: 0,
    refunded: 0,
    status: open ? 'requires_payment_method' : 'canceled',
    redirectUrl: open ? page.url : null,
    paidWith: null,
    failure: null,
    disputed: false,
    createdAt: new Date(page.created * 1000),
  };
}

/** A set-up intent in the port's words; `page` as above. */
export function setupOf(intent: Stripe.SetupIntent, page?: Stripe.Checkout.Session): Setup {
  const status = page?.status === 'expired' ? 'canceled' : setupStatusOf(intent);
  const done = status === 'succeeded';
  const method = whole(intent.payment_method);
  const mandate = whole(intent.mandate);
  return {
    ref: page && !done ? page.id : intent.id,
    reference: intent.metadata?.['reference'] ?? null,
    customer: idOf(intent.customer),
    status,
    redirectUrl: page?.status === 'open' ? page.url : null,
    clientSecret: page || done ? null : intent.client_secret,
    method: done && method ? { ...methodOf(method), mandate: mandate && mandateOf(mandate) } : null,
    failure: intent.last_setup_error && !done ? failureOf(intent.last_setup_error) : null,
  };
}

const setupStatusOf = ({ status }: Stripe.SetupIntent): SetupStatus =>
  plainStatus(status) ?? 'requires_payment_method';

/** A Checkout page in set-up mode. */
export function setupOfPage(page: Stripe.Checkout.Session): Setup {
  const intent = whole(page.setup_intent);
  if (intent) return setupOf(intent, page);
  return {
    ref: page.id,
    reference: page.metadata?.['reference'] ?? null,
    customer: idOf(page.customer),
    status: page.status === 'open' ? 'requires_payment_method' : 'canceled',
    redirectUrl: page.status === 'open' ? page.url : null,
    clientSecret: null,
    method: null,
    failure: null,
  };
}
