import { type Bank, keep, need, newId, Refusal } from './bank.ts';
import type { Amount, Challenge, Dispute, Locale, Method, Payment } from './objects.ts';
import { type Failure, meansNamed, type Outcome, type TestMeans } from './test-means.ts';

/** Amounts below are refused, as at Stripe for euros. */
export const leastCents = 50;
const mostCents = 99_999_999;

export function checkAmount({ cents, currency }: Amount): void {
  if (currency !== 'EUR') throw new Refusal('invalid', 'currency: only EUR is taken');
  if (cents < leastCents) throw new Refusal('amount-too-small', `amount: at least ${leastCents} cents`);
  if (cents > mostCents) throw new Refusal('amount-too-large', `amount: at most ${mostCents} cents`);
}

export interface NewPayment {
  readonly customer: string;
  readonly amount: Amount;
  readonly reference: string;
  readonly description: string;
  readonly session?: string;
}

/** A payment that nobody has tried yet. */
export const blankPayment = (bank: Bank, asked: NewPayment): Payment => ({
  id: newId('pay'),
  createdAt: bank.now(),
  customer: asked.customer,
  reference: asked.reference,
  description: asked.description,
  amount: asked.amount,
  received: 0,
  refunded: 0,
  status: 'requires_payment_method',
  method: null,
  methodKind: null,
  mandate: null,
  failure: null,
  challenge: null,
  disputed: false,
  session: asked.session ?? null,
  ends: null,
});

/** Where the customer is, when he is there. */
export interface Present {
  readonly returnUrl: string;
  readonly locale: Locale;
}

/** The kept means of this customer, or a refusal. */
export function methodOf(bank: Bank, customer: string, id: string, kind: string): Method {
  const method = bank.store.get('method', id);
  if (!method || method.customer !== customer || method.kind !== kind) {
    throw new Refusal('method-unusable', `method: ${id} is not a ${kind} of this customer`);
  }
  return method;
}

const expiredCard: Failure = { code: 'expired_card', declineCode: 'expired_card', severity: 'hard' };
const wantsCustomer: Failure = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  severity: 'soft',
};

/** Tries a payment with a means. `present` absent: the customer is away. */
export function tryPayment(
  bank: Bank,
  payment: Payment,
  method: Method,
  occasion: 'paying' | 'charging',
  present?: Present,
): Payment {
  const means = meansOf(method);
  const tried: Payment = {
    ...payment,
    method: method.id,
    methodKind: method.kind,
    mandate: method.mandate,
    failure: null,
    challenge: null,
  };
  const outcome: Outcome = hasExpired(bank, method)
    ? { is: 'declined', failure: expiredCard }
    : means[occasion];
  if (outcome.is === 'ok') return succeed(bank, tried, means);
  if (outcome.is === 'later') return wait(bank, tried, outcome.failure ?? null);
  if (outcome.is === 'challenge') return challenge(bank, tried, present);
  return fail(bank, tried, outcome.failure);
}

const meansOf = (method: Method): TestMeans => {
  const means = meansNamed(method.means);
  if (!means) throw new Error(`method ${method.id} was made of unknown means ${method.means}`);
  return means;
};

function hasExpired(bank: Bank, { expMonth, expYear }: Method): boolean {
  if (expMonth === null || expYear === null) return false;
  return bank.now() >= Date.UTC(expYear, expMonth, 1);
}

function succeed(bank: Bank, payment: Payment, means: TestMeans): Payment {
  const disputed = means.after === 'dispute';
  const paid: Payment = {
    ...payment,
    status: 'succeeded',
    received: payment.amount.cents,
    challenge: null,
    failure: null,
    disputed,
  };
  keep(bank, 'payment', paid, place(paid), 'payment.succeeded');
  if (disputed) openDispute(bank, paid);
  return paid;
}

/** The cardholder's bank contests the payment. */
export function openDispute(bank: Bank, payment: Payment): void {
  keep(bank, 'payment', { ...payment, disputed: true }, place(payment));
  const dispute = {
    id: newId('dsp'),
    createdAt: bank.now(),
    payment: payment.id,
    amount: payment.amount,
    status: 'needs_response' as const,
    reason: 'fraudulent',
    respondBy: bank.now() + 7 * 86_400_000,
  };
  keep(bank, 'dispute', dispute, { parent: payment.id }, 'dispute.created');
}

/** The bank decides: for the merchant (`won`), or for the cardholder, who has his money back. */
export function closeDispute(bank: Bank, dispute: Dispute, status: 'won' | 'lost'): void {
  keep(bank, 'dispute', { ...dispute, status }, { parent: dispute.payment }, 'dispute.closed');
}

function wait(bank: Bank, payment: Payment, ends: Failure | null): Payment {
  const waiting: Payment = { ...payment, status: 'processing', ends };
  const dueAt = bank.now() + bank.delays[payment.methodKind === 'sepa_debit' ? 'sepa' : 'card'];
  return keep(bank, 'payment', waiting, { ...place(waiting), dueAt }, 'payment.processing');
}

function challenge(bank: Bank, payment: Payment, present: Present | undefined): Payment {
  const held: Payment = present
    ? { ...payment, status: 'requires_action', challenge: newChallenge(present) }
    : { ...payment, status: 'requires_action', failure: wantsCustomer };
  return keep(bank, 'payment', held, place(held), 'payment.requires_action');
}

export const newChallenge = ({ returnUrl, locale }: Present): Challenge => ({
  token: newId('3ds'),
  returnUrl,
  locale,
});

function fail(bank: Bank, payment: Payment, failure: Failure): Payment {
  const failed: Payment = { ...payment, status: 'requires_payment_method', challenge: null, failure };
  return keep(bank, 'payment', failed, place(failed), 'payment.failed');
}

const refusedByHolder: Failure = {
  code: 'payment_intent_authentication_failure',
  declineCode: null,
  severity: 'soft',
};

/** The customer answered the 3-D Secure page. */
export function answerChallenge(bank: Bank, payment: Payment, accepted: boolean): Payment {
  if (!accepted) return fail(bank, payment, refusedByHolder);
  return succeed(bank, payment, meansOf(need(bank, 'method', payment.method ?? '')));
}

/** The delay of a payment is over. */
export function settlePayment(bank: Bank, payment: Payment): Payment {
  if (payment.status !== 'processing') return keep(bank, 'payment', payment, place(payment));
  if (payment.ends) return fail(bank, { ...payment, ends: null }, payment.ends);
  return succeed(bank, payment, meansOf(need(bank, 'method', payment.method ?? '')));
}

/** Makes an unpaid payment unpayable; a paid one stays as it is. */
export function cancelPayment(bank: Bank, payment: Payment): Payment {
  if (payment.status !== 'requires_payment_method' && payment.status !== 'requires_action') return payment;
  const canceled: Payment = { ...payment, status: 'canceled', challenge: null };
  return keep(bank, 'payment', canceled, place(canceled), 'payment.canceled');
}

/** The customer comes back to a payment that waits for him. */
export function resumePayment(bank: Bank, payment: Payment, present: Present, method?: Method): Payment {
  if (payment.status !== 'requires_payment_method' && payment.status !== 'requires_action') return payment;
  if (payment.challenge && !method) return payment;
  const chosen = method ?? bank.store.get('method', payment.method ?? '');
  if (!chosen || chosen.customer !== payment.customer)
    throw new Refusal('method-unusable', 'method: choose a kept one');
  return tryPayment(bank, payment, chosen, 'charging', present);
}

const place = (payment: Payment) => ({ parent: payment.customer, token: payment.challenge?.token });
