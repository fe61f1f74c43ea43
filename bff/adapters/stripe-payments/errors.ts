import { Stripe } from 'stripe';
import {
  GatewayBusy,
  GatewayMisconfigured,
  GatewayRefused,
  GatewayUnreachable,
  PaymentDeclined,
  type RefusalReason,
} from '../../ports/payment-errors.ts';
import { failureOf } from './declines.ts';

/** Runs a call of the SDK; whatever it throws becomes an error of the port. */
export async function calling<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw portError(error);
  }
}

const reasonByCode: Readonly<Record<string, RefusalReason>> = {
  amount_too_small: 'amount-too-small',
  amount_too_large: 'amount-too-large',
  charge_already_refunded: 'refund-exceeds',
  charge_disputed: 'wrong-state',
  charge_not_refundable: 'wrong-state',
  refund_disputed_payment: 'wrong-state',
  intent_invalid_state: 'wrong-state',
  payment_intent_unexpected_state: 'wrong-state',
  setup_intent_unexpected_state: 'wrong-state',
  payment_method_unexpected_state: 'method-unusable',
  payment_method_invalid_parameter: 'method-unusable',
  payment_intent_incompatible_payment_method: 'method-unusable',
};

/** Stripe's errors in the port's words (https://docs.stripe.com/error-handling). Ours pass unchanged. */
export function portError(error: unknown): unknown {
  const { errors } = Stripe;
  if (!(error instanceof errors.StripeError)) return error;
  if (error instanceof errors.StripeCardError)
    return new PaymentDeclined(error.payment_intent?.id ?? null, failureOf(error));
  if (error instanceof errors.StripeIdempotencyError) return refused('key-reused', error);
  if (error instanceof errors.StripeRateLimitError || error.statusCode === 409)
    return because(GatewayBusy, error);
  if (error instanceof errors.StripeAuthenticationError || error instanceof errors.StripePermissionError) {
    return new GatewayMisconfigured(
      'Stripe refuses STRIPE_SECRET_KEY: take a valid key with the needed rights',
      { cause: error },
    );
  }
  if (error instanceof errors.StripeInvalidRequestError) return refused(reasonOf(error), error);
  return because(GatewayUnreachable, error);
}

function reasonOf({
  code = '',
  param,
}: {
  code?: string | undefined;
  param?: string | undefined;
}): RefusalReason {
  if (param === 'payment_method') return 'method-unusable';
  return code === 'resource_missing' ? 'not-found' : (reasonByCode[code] ?? 'invalid');
}

const refused = (reason: RefusalReason, error: Error) =>
  new GatewayRefused(reason, error.message, { cause: error });
const because = (Kind: new (message: string, options: ErrorOptions) => Error, error: Error) =>
  new Kind(error.message, { cause: error });
