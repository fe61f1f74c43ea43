import { Stripe } from 'stripe';
import { PaymentDeclined } from '../../ports/payment-errors.ts';
import type { Resumption } from '../../ports/payment-requests.ts';
import type { Payment } from '../../ports/payments.ts';
import { wantsCustomer } from './declines.ts';
import { intentParts, paymentOf, paymentOfPage, setupParts } from './read.ts';

/** Whether a reference names a Checkout page rather than the payment or set-up behind it. */
export const isPage = (ref: string): boolean => ref.startsWith('cs_');

/** A Checkout page with all of what stands behind it. */
export const fetchPage = (
  stripe: Stripe,
  id: string,
  mode: 'payment' | 'setup',
): Promise<Stripe.Checkout.Session> => {
  const parts = mode === 'payment' ? intentParts : setupParts;
  return stripe.checkout.sessions.retrieve(id, {
    expand: [`${mode}_intent`, ...parts.map((part) => `${mode}_intent.${part}`)],
  });
};

const fetchIntent = (stripe: Stripe, id: string) =>
  stripe.paymentIntents.retrieve(id, { expand: intentParts });

export async function fetchPayment(stripe: Stripe, ref: string): Promise<Payment> {
  return isPage(ref)
    ? paymentOfPage(await fetchPage(stripe, ref, 'payment'))
    : paymentOf(await fetchIntent(stripe, ref));
}

/** The answer to a charge. A bank that wants the customer answers 402 too, but that is a state, not an error. */
export async function charged(work: () => Promise<Stripe.PaymentIntent>): Promise<Payment> {
  try {
    const payment = paymentOf(await work());
    if (payment.status !== 'requires_payment_method' || !payment.failure) return payment;
    throw new PaymentDeclined(payment.ref, payment.failure);
  } catch (error) {
    const intent =
      error instanceof Stripe.errors.StripeCardError && wantsCustomer(error)
        ? error.payment_intent
        : undefined;
    if (!intent) throw error;
    return paymentOf(intent);
  }
}

/** Confirms again with the customer there. A payment that waits for nothing is answered as it is. */
export async function resume(stripe: Stripe, input: Resumption): Promise<Payment> {
  const now = await fetchPayment(stripe, input.payment);
  const waits = now.status === 'requires_payment_method' || now.status === 'requires_action';
  if (!waits || isPage(now.ref) || (now.redirectUrl && !input.method)) return now;
  const method = input.method ?? now.paidWith;
  return charged(() =>
    stripe.paymentIntents.confirm(
      now.ref,
      { return_url: input.returnUrl, ...(method && { payment_method: method.ref }), expand: intentParts },
      { idempotencyKey: input.idempotencyKey },
    ),
  );
}

/** Closes a Checkout page. One that was used meanwhile refuses; then the payment says what happened. */
export async function cancelPage(stripe: Stripe, id: string, idempotencyKey: string): Promise<Payment> {
  await unlessTooLate(() => stripe.checkout.sessions.expire(id, {}, { idempotencyKey }));
  return fetchPayment(stripe, id);
}

/** Cancels an intent; one that a Checkout page made is cancelled by closing the page. */
export async function cancelIntent(stripe: Stripe, id: string, idempotencyKey: string): Promise<Payment> {
  const pages = await stripe.checkout.sessions.list({ payment_intent: id, limit: 1 });
  const page = pages.data[0];
  if (page) return cancelPage(stripe, page.id, idempotencyKey);
  await unlessTooLate(() => stripe.paymentIntents.cancel(id, {}, { idempotencyKey }));
  return fetchPayment(stripe, id);
}

async function unlessTooLate(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const tooLate =
      error instanceof Stripe.errors.StripeInvalidRequestError && error.code !== 'resource_missing';
    if (!tooLate) throw error;
  }
}
