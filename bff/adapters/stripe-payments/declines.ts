import type { Stripe } from 'stripe';
import type { Failure } from '../../ports/payments.ts';

/**
 * Reasons after which the same means must not be tried again: the card is lost, stolen, closed or expired, the holder
 * took his consent back, the account is closed or never existed (SEPA AC01 AC04 AC06 MD01).
 * https://docs.stripe.com/declines/codes, https://docs.stripe.com/payments/sepa-debit#failures
 */
const hard: ReadonlySet<string> = new Set([
  'account_closed',
  'bank_account_restricted',
  'bank_account_unusable',
  'card_not_supported',
  'currency_not_supported',
  'debit_not_authorized',
  'expired_card',
  'fraudulent',
  'incorrect_number',
  'invalid_account',
  'invalid_number',
  'lost_card',
  'merchant_blacklist',
  'new_account_information_available',
  'no_account',
  'payment_intent_mandate_invalid',
  'payment_method_bank_account_blocked',
  'pickup_card',
  'restricted_card',
  'revocation_of_all_authorizations',
  'revocation_of_authorization',
  'sepa_unsupported_account',
  'stolen_card',
  'stop_payment_order',
]);

interface Refused {
  readonly code?: string | undefined;
  readonly decline_code?: string | undefined;
  readonly advice_code?: string | undefined;
}

/** The issuer's advice wins over the list. */
export function failureOf({ code, decline_code, advice_code }: Refused): Failure {
  const isHard = advice_code === 'do_not_try_again' || hard.has(decline_code || code || '');
  return {
    code: code ?? 'card_declined',
    declineCode: decline_code || null,
    severity: isHard ? 'hard' : 'soft',
  };
}

/** Whether the bank only wants the customer to come and confirm. */
export const wantsCustomer = (error: Refused | Stripe.PaymentIntent.LastPaymentError | null): boolean =>
  error?.code === 'authentication_required';
