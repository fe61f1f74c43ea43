import Stripe from 'stripe';
import { GatewayRefused } from '../../ports/payment-errors.ts';
import type { PaymentGateway } from '../../ports/payments.ts';
import { type StripePayments, stripeClient } from './client.ts';
import { calling } from './errors.ts';
import { cancelIntent, cancelPage, charged, fetchPage, fetchPayment, isPage, resume } from './payments.ts';
import { intentParts, paymentOf, paymentOfPage, setupOf, setupOfPage, setupParts } from './read.ts';
import { disputeOf, mandateOf, methodOf, refundOf } from './read-means.ts';
import { giveBack } from './refunds.ts';
import { charge, paymentPage, setupFields, setupPage } from './requests.ts';
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

    createCustomer: ({ idempotencyKey, reference, email, name }) =>
      calling(async () => {
        const made = await stripe.customers.create(
          { email, name, metadata: { reference } },
          { idempotencyKey },
        );
        return made.id;
      }),

    startMethodSetup: ({ idempotencyKey, ...input }) =>
      calling(async () =>
        input.entry === 'fields'
          ? setupOf(
              await stripe.setupIntents.create(setupFields({ ...input, idempotencyKey }), { idempotencyKey }),
            )
          : setupOfPage(
              await stripe.checkout.sessions.create(setupPage({ ...input, idempotencyKey }), {
                idempotencyKey,
              }),
            ),
      ),
    fetchSetup: (ref) =>
      calling(async () =>
        isPage(ref)
          ? setupOfPage(await fetchPage(stripe, ref, 'setup'))
          : setupOf(await stripe.setupIntents.retrieve(ref, { expand: setupParts })),
      ),

    startPayment: (input) =>
      calling(async () => {
        checkAmount(input.amount.cents);
        const { idempotencyKey, method, returnUrl } = input;
        if (method) {
          return charged(() =>
            stripe.paymentIntents.create(charge({ ...input, method }, { returnUrl }), { idempotencyKey }),
          );
        }
        return paymentOfPage(await stripe.checkout.sessions.create(paymentPage(input), { idempotencyKey }));
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

    fetchMethod: (ref) => calling(async () => methodOf(await stripe.paymentMethods.retrieve(ref))),
    fetchMandate: (ref) => calling(async () => mandateOf(await stripe.mandates.retrieve(ref))),
    detachMethod: (ref) => calling(() => detach(stripe, ref)),
    fetchDispute: (ref) => calling(async () => disputeOf(await stripe.disputes.retrieve(ref))),

    verifyWebhook: (body, headers) => verifyDelivery(body, headers, { stripe, live, ...options }),
  };
}

function checkAmount(cents: number): void {
  if (!Number.isSafeInteger(cents) || cents < 1)
    throw new GatewayRefused('invalid', 'amount: whole cents, at least 1');
}

/** Stripe refuses to detach twice; a method that nobody holds is what was wanted. */
async function detach(stripe: Stripe, ref: string): Promise<void> {
  try {
    await stripe.paymentMethods.detach(ref, {}, { idempotencyKey: `detach:${ref}` });
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    const { customer } = await stripe.paymentMethods.retrieve(ref);
    if (customer) throw error;
  }
}
