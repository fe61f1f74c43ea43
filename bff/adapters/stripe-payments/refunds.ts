import Stripe from 'stripe';
import { GatewayRefused } from '../../ports/payment-errors.ts';
import type { NewRefund, Refund } from '../../ports/payments.ts';
import { fetchPayment, isPage } from './payments.ts';
import { refundOf } from './read-means.ts';

/** Gives money back. Stripe names some refusals by a sentence only; the payment then says which one it was. */
export async function giveBack(
  stripe: Stripe,
  { payment, cents, reference, idempotencyKey }: NewRefund,
): Promise<Refund> {
  const ref = isPage(payment) ? (await fetchPayment(stripe, payment)).ref : payment;
  if (isPage(ref)) throw new GatewayRefused('wrong-state', 'payment: nobody has paid on this page');
  const asked = { payment_intent: ref, amount: cents, metadata: { reference } };
  try {
    return refundOf(await stripe.refunds.create(asked, { idempotencyKey }));
  } catch (error) {
    throw error instanceof Stripe.errors.StripeInvalidRequestError
      ? await explain(stripe, ref, cents, error)
      : error;
  }
}

async function explain(stripe: Stripe, ref: string, cents: number, error: Error): Promise<Error> {
  const { status, received, refunded } = await fetchPayment(stripe, ref);
  if (status !== 'succeeded')
    return new GatewayRefused('wrong-state', 'payment: not paid, nothing to give back', { cause: error });
  if (cents > received - refunded) {
    return new GatewayRefused('refund-exceeds', `cents: at most ${received - refunded} are left`, {
      cause: error,
    });
  }
  return error;
}
