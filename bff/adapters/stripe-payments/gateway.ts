import type { Stripe } from 'stripe';
import { GatewayRefused } from '../../ports/payment-errors.ts';
import type { PaymentGateway } from '../../ports/payments.ts';
import { type StripePayments, stripeClient } from './client.ts';
import { calling } from './errors.ts';
import { listing, madeSince } from './listing.ts';
import { cancelIntent, cancelPage, charged, fetchPayment, isPage, resume } from './payments.ts';
import { intentParts, paymentOf, paymentOfPage } from './read.ts';
import { disputeOf } from './read-means.ts';
import { refunds } from './refunds.ts';
import { charge, paymentPage } from './requests.ts';
import { setups } from './setups.ts';
import { verifyDelivery } from './webhook.ts';

/** The gateway over Stripe: Checkout pages for entry, payment intents for charges, nothing of a card ever here. */
export function stripePayments(options: StripePayments): PaymentGateway {
  const stripe = stripeClient(options);
  const live = /^(sk|rk)_live_/.test(options.secretKey);
  return {
    kind: 'stripe',
    live,
    hostedOrigins: options.hostedOrigins ?? ['https://checkout.stripe.com', 'https://hooks.stripe.com'],
    leastCents: 50,
    ...setups(stripe),
    ...charges(stripe),
    ...reading(stripe),
    ...refunds(stripe),
    verifyWebhook: (body, headers) => verifyDelivery(body, headers, { stripe, live, ...options }),
  };
}

type Charges = Pick<PaymentGateway, 'startPayment' | 'chargeSaved' | 'resumePayment' | 'cancelPayment'>;
const charges = (stripe: Stripe): Charges => ({
  startPayment: (input) =>
    calling(async () => {
      checkAmount(input.amount.cents);
      const { idempotencyKey, method, returnUrl } = input;
      if (!method)
        return paymentOfPage(await stripe.checkout.sessions.create(paymentPage(input), { idempotencyKey }));
      const asked = charge({ ...input, method }, { returnUrl });
      return charged(() => stripe.paymentIntents.create(asked, { idempotencyKey }));
    }),
  chargeSaved: (input) =>
    calling(() => {
      checkAmount(input.amount.cents);
      const { idempotencyKey } = input;
      return charged(() => stripe.paymentIntents.create(charge(input, 'away'), { idempotencyKey }));
    }),
  resumePayment: (input) => calling(() => resume(stripe, input)),
  cancelPayment: ({ payment, idempotencyKey }) =>
    calling(() => (isPage(payment) ? cancelPage : cancelIntent)(stripe, payment, idempotencyKey)),
});

function checkAmount(cents: number): void {
  if (!Number.isSafeInteger(cents) || cents < 1)
    throw new GatewayRefused('invalid', 'amount: whole cents, at least 1');
}

type Reading = Pick<PaymentGateway, 'fetchPayment' | 'findPayments' | 'fetchDispute' | 'recentDisputes'>;
const reading = (stripe: Stripe): Reading => ({
  fetchPayment: (ref) => calling(() => fetchPayment(stripe, ref)),
  findPayments: ({ customer, reference, since }) =>
    calling(async () => {
      const created = since && { created: { gte: Math.floor(since.getTime() / 1000) } };
      const expand = intentParts.map((part) => `data.${part}`);
      const all = await stripe.paymentIntents
        .list({ customer, limit: 100, expand, ...created })
        .autoPagingToArray({ limit: 10_000 });
      return all
        .filter((intent) => intent.metadata['reference'] === reference)
        .map((intent) => paymentOf(intent));
    }),
  fetchDispute: (ref) => calling(async () => disputeOf(await stripe.disputes.retrieve(ref))),
  recentDisputes: (since) => listing(() => stripe.disputes.list(madeSince(since)), disputeOf),
});
