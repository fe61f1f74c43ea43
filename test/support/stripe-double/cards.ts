/** What a test number of https://docs.stripe.com/testing does. */
export interface TestNumber {
  readonly type: 'card' | 'sepa_debit';
  readonly number: string;
  readonly brand?: string;
  /** The bank's answer when it is saved, and when it is charged. */
  readonly setup: Answer;
  readonly charge: Answer;
  readonly after?: 'dispute' | 'refund_fails' | 'refund_pending';
}

export type Answer =
  | { readonly is: 'ok' }
  /** `unlessSetUp`: only when it was not saved by a set-up before. */
  | { readonly is: 'authenticate'; readonly unlessSetUp?: boolean }
  | { readonly is: 'decline'; readonly code: string; readonly decline_code?: string }
  | { readonly is: 'later'; readonly afterMs: number; readonly code?: string };

const ok: Answer = { is: 'ok' };
const decline = (decline_code: string, code = 'card_declined'): Answer => ({
  is: 'decline',
  code,
  decline_code,
});
const visa = (number: string, setup: Answer, charge: Answer, after?: TestNumber['after']): TestNumber => ({
  type: 'card',
  number,
  brand: number.startsWith('5') ? 'mastercard' : 'visa',
  setup,
  charge,
  ...(after && { after }),
});
const refuses = (number: string, answer: Answer) => visa(number, answer, answer);
const iban = (number: string, charge: Answer, after?: TestNumber['after']): TestNumber => ({
  type: 'sepa_debit',
  number,
  setup: ok,
  charge,
  ...(after && { after }),
});
const debitMs = 180_000;

export const testNumbers: readonly TestNumber[] = [
  visa('4242424242424242', ok, ok),
  visa('5555555555554444', ok, ok),
  refuses('4000000000000002', decline('generic_decline')),
  refuses('4000000000009995', decline('insufficient_funds')),
  refuses('4000000000009987', decline('lost_card')),
  refuses('4000000000000069', { is: 'decline', code: 'expired_card' }),
  visa('4000002500003155', { is: 'authenticate' }, { is: 'authenticate', unlessSetUp: true }),
  visa('4000002760003184', { is: 'authenticate' }, { is: 'authenticate' }),
  visa('4000000000000341', ok, decline('generic_decline')),
  visa('4000000000000259', ok, ok, 'dispute'),
  visa('4000000000005126', ok, ok, 'refund_fails'),
  visa('4000000000007726', ok, ok, 'refund_pending'),
  iban('FR1420041010050500013M02606', { is: 'later', afterMs: debitMs }),
  iban('FR9720041010050000002222227', { is: 'later', afterMs: debitMs, code: 'insufficient_funds' }),
  iban('FR2720041010050130020130020', { is: 'later', afterMs: debitMs, code: 'account_closed' }),
  iban('FR5720041010050500013M02608', { is: 'later', afterMs: debitMs }, 'dispute'),
];
