import { Stripe } from 'stripe';
import type { NewSetup } from '../../ports/payment-requests.ts';
import type { PaymentGateway, Setup } from '../../ports/payments.ts';
import { calling } from './errors.ts';
import { fetchPage, isPage } from './payments.ts';
import { setupOf, setupOfPage, setupParts } from './read.ts';
import { mandateOf, methodOf } from './read-means.ts';
import { setupFields, setupPage } from './requests.ts';

type Setups = Pick<
  PaymentGateway,
  'createCustomer' | 'startMethodSetup' | 'fetchSetup' | 'fetchMethod' | 'fetchMandate' | 'detachMethod'
>;

/** Customers, and the means that they keep. */
export const setups = (stripe: Stripe): Setups => ({
  createCustomer: ({ idempotencyKey, reference, email, name }) =>
    calling(async () => {
      const made = await stripe.customers.create(
        { email, name, metadata: { reference } },
        { idempotencyKey },
      );
      return made.id;
    }),
  startMethodSetup: (input) => calling(() => start(stripe, input)),
  fetchSetup: (ref) =>
    calling(async () =>
      isPage(ref)
        ? setupOfPage(await fetchPage(stripe, ref, 'setup'))
        : setupOf(await stripe.setupIntents.retrieve(ref, { expand: setupParts })),
    ),
  fetchMethod: (ref) => calling(async () => methodOf(await stripe.paymentMethods.retrieve(ref))),
  fetchMandate: (ref) => calling(async () => mandateOf(await stripe.mandates.retrieve(ref))),
  detachMethod: (ref) => calling(() => detach(stripe, ref)),
});

async function start(stripe: Stripe, input: NewSetup): Promise<Setup> {
  const { idempotencyKey } = input;
  return input.entry === 'fields'
    ? setupOf(await stripe.setupIntents.create(setupFields(input), { idempotencyKey }))
    : setupOfPage(await stripe.checkout.sessions.create(setupPage(input), { idempotencyKey }));
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
