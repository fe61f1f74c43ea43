import type { Stripe } from 'stripe';
import type { NewPayment, NewSetup, SavedCharge } from '../../ports/payment-requests.ts';
import { intentParts } from './read.ts';

/** A filter of the methods that are switched on in the dashboard: card and SEPA debit must be there. Since 2026-09-30
 *  `payment_method_types` is refused. https://docs.stripe.com/changelog/endive */
const bothKinds = ['card', 'sepa_debit'] as const;

/** A hosted page that saves a means. */
export const setupPage = (input: NewSetup): Stripe.Checkout.SessionCreateParams => ({
  mode: 'setup',
  customer: input.customer,
  currency: 'eur',
  allowed_payment_method_types: [...input.kinds],
  success_url: input.returnUrl,
  cancel_url: input.returnUrl,
  locale: input.locale,
  metadata: { reference: input.reference },
  setup_intent_data: { metadata: { reference: input.reference } },
  expand: ['setup_intent'],
});

/** The same for the provider's fields on our own page. */
export const setupFields = (input: NewSetup): Stripe.SetupIntentCreateParams => ({
  customer: input.customer,
  usage: 'off_session',
  allowed_payment_method_types: [...input.kinds],
  metadata: { reference: input.reference },
});

/** A hosted page that takes a payment. The reference goes on the page and on the intent that it will make. */
export function paymentPage(input: NewPayment): Stripe.Checkout.SessionCreateParams {
  const metadata = { reference: input.reference };
  return {
    mode: 'payment',
    customer: input.customer,
    client_reference_id: input.reference,
    allowed_payment_method_types: [...(input.kinds ?? bothKinds)],
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: input.amount.currency.toLowerCase(),
          unit_amount: input.amount.cents,
          product_data: { name: input.description },
        },
      },
    ],
    success_url: input.returnUrl,
    cancel_url: input.returnUrl,
    locale: input.locale,
    metadata,
    payment_intent_data: {
      description: input.description,
      metadata,
      ...(input.saveMethod && { setup_future_usage: 'off_session' as const }),
    },
    ...(input.expiresAt && { expires_at: Math.floor(input.expiresAt.getTime() / 1000) }),
  };
}

/** A charge of a saved means, tried at once. `returnUrl`: the customer is there and can be sent to 3-D Secure. */
export const charge = (
  input: SavedCharge,
  presence: { readonly returnUrl: string } | 'away',
): Stripe.PaymentIntentCreateParams => ({
  customer: input.customer,
  amount: input.amount.cents,
  currency: input.amount.currency.toLowerCase(),
  payment_method: input.method.ref,
  allowed_payment_method_types: [input.method.kind],
  description: input.description,
  metadata: { reference: input.reference },
  confirm: true,
  ...(presence === 'away' ? { off_session: true } : { return_url: presence.returnUrl }),
  expand: intentParts,
});
