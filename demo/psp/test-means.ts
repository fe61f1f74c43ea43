/** What a test number does on one occasion. */
export type Outcome =
  | { readonly is: 'ok' }
  | { readonly is: 'challenge' }
  | { readonly is: 'later'; readonly failure?: Failure }
  | { readonly is: 'declined'; readonly failure: Failure };

/** A refusal in the words of the gateway port. */
export interface Failure {
  readonly code: string;
  readonly declineCode: string | null;
  readonly severity: 'soft' | 'hard';
}

/** One printed test number. `saving`: when it is kept; `paying`: when it is typed to pay; `charging`: later, when it is kept. */
export interface TestMeans {
  readonly name: string;
  readonly kind: 'card' | 'sepa_debit';
  readonly number: string;
  readonly brand: string | null;
  readonly saving: Outcome;
  readonly paying: Outcome;
  readonly charging: Outcome;
  readonly after?: 'dispute' | 'refund-fails' | 'refund-later';
}

const ok: Outcome = { is: 'ok' };
const challenge: Outcome = { is: 'challenge' };
const later: Outcome = { is: 'later' };

const declined = (declineCode: string, severity: Failure['severity'], code = 'card_declined'): Outcome => ({
  is: 'declined',
  failure: { code, declineCode, severity },
});
const laterRefused = (code: string, severity: Failure['severity']): Outcome => ({
  is: 'later',
  failure: { code, declineCode: null, severity },
});

const card = (
  name: string,
  number: string,
  [saving, paying, charging]: readonly [Outcome, Outcome, Outcome],
  after?: TestMeans['after'],
): TestMeans => ({
  name,
  kind: 'card',
  number,
  brand: number.startsWith('5') ? 'mastercard' : 'visa',
  saving,
  paying,
  charging,
  ...(after && { after }),
});
const account = (name: string, number: string, outcome: Outcome, after?: TestMeans['after']): TestMeans => ({
  name,
  kind: 'sepa_debit',
  number,
  brand: null,
  saving: ok,
  paying: outcome,
  charging: outcome,
  ...(after && { after }),
});
const always = (outcome: Outcome) => [outcome, outcome, outcome] as const;

const generic = declined('generic_decline', 'soft');
const lost = declined('lost_card', 'hard');

/**
 * The only numbers that this site accepts. Where Stripe prints one with the same behaviour it is the same number
 * (https://docs.stripe.com/testing), so that a habit learnt here serves there.
 */
export const testMeans: readonly TestMeans[] = [
  card('success', '4242424242424242', always(ok)),
  card('success-mastercard', '5555555555554444', always(ok)),
  card('declined', '4000000000000002', always(generic)),
  card('insufficient-funds', '4000000000009995', always(declined('insufficient_funds', 'soft'))),
  card('lost', '4000000000009987', always(lost)),
  card('expired', '4000000000000069', always(declined('expired_card', 'hard', 'expired_card'))),
  card('challenge-once', '4000002500003155', [challenge, challenge, ok]),
  card('challenge-always', '4000002760003184', always(challenge)),
  card('kept-then-declined', '4000000000000341', [ok, generic, generic]),
  card('kept-then-lost', '4000000000002222', [ok, lost, lost]),
  card('delayed', '4000000000001117', [ok, later, later]),
  card('disputed', '4000000000000259', always(ok), 'dispute'),
  card('refund-fails', '4000000000005126', always(ok), 'refund-fails'),
  card('refund-later', '4000000000007726', always(ok), 'refund-later'),
  account('debit', 'FR1420041010050500013M02606', later),
  account('debit-refused', 'FR9720041010050000002222227', laterRefused('insufficient_funds', 'soft')),
  account('debit-closed', 'FR2720041010050130020130020', laterRefused('account_closed', 'hard')),
  account('debit-disputed', 'FR5720041010050500013M02608', later, 'dispute'),
];

/** The test means written as `typed` (spaces and dashes allowed), or undefined: this site takes nothing else. */
export function meansTyped(kind: TestMeans['kind'], typed: string): TestMeans | undefined {
  const plain = typed.replace(/[\s\u00a0\u202f.-]/g, '').toUpperCase();
  return testMeans.find((means) => means.kind === kind && means.number === plain);
}

/** The test means that a kept method was made of. */
export const meansNamed = (name: string): TestMeans | undefined =>
  testMeans.find((means) => means.name === name);

/** The number in groups of four, as printed on a card or a bank statement. */
export const grouped = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1 ');
