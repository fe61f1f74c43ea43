import { Stripe } from 'stripe';
import { GatewayRefused } from '../../ports/payment-errors.ts';
import type { NewRefund } from '../../ports/payment-requests.ts';
import type { PaymentGateway, Refund } from '../../ports/payments.ts';
import { calling } from './errors.ts';
import { listing, madeSince } from './listing.ts';
import { fetchPayment, isPage } from './payments.ts';
import { refundOf } from './read-means.ts';

type Refunds = Pick<PaymentGateway, 'refund' | 'fetchRefund' | 'findRefunds' | 'recentRefunds'>;

/** Money going back. */
export const refunds = (stripe: Stripe): Refunds => ({
  refund: (input) => calling(() => giveBack(stripe, input)),
  fetchRefund: (ref) => calling(async () => refundOf(await stripe.refunds.retrieve(ref))),
  findRefunds: (payment) =>
    calling(async () => {
      const { ref } = await fetchPayment(stripe, payment);
      if (isPage(ref)) return [];
      const all = await stripe.refunds
        .list({ payment_intent: ref, limit: 100 })
        .autoPagingToArray({ limit: 10_000 });
      return all.map(refundOf);
    }),
  recentRefunds: (since) => listing(() => stripe.refunds.list(madeSince(since)), refundOf),
});

/** Stripe names some refusals by a sentence only; the payment then says which one it was. */
async function giveBack(
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
  if (status !== 'succeeded') {
    return new GatewayRefused('wrong-state', 'payment: not paid, nothing to give back', { cause: error });
  }
  if (cents > received - refunded) {
    return new GatewayRefused('refund-exceeds', `cents: at most ${received - refunded} are left`, {
      cause: error,
    });
  }
  return error;
}
