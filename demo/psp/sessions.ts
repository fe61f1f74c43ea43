import { type Bank, keep, need, newId } from './bank.ts';
import { attach, newMethod, type Reading, readTyped, type Typed } from './methods.ts';
import type { Method, Payment, Session, Setup } from './objects.ts';
import { answerChallenge, blankPayment, cancelPayment, newChallenge, tryPayment } from './payments.ts';
import type { Failure } from './test-means.ts';

export type NewSession = Omit<Session, 'id' | 'createdAt' | 'token' | 'status' | 'result'>;

/** Opens a hosted page. */
export function openSession(bank: Bank, asked: NewSession): Session {
  const session: Session = {
    ...asked,
    id: newId('ses'),
    token: newId('p'),
    createdAt: bank.now(),
    status: 'open',
    result: null,
  };
  return keepSession(bank, session);
}

const keepSession = (bank: Bank, session: Session, type?: string): Session => {
  const dueAt = session.status === 'open' ? session.expiresAt : undefined;
  return keep(bank, 'session', session, { parent: session.customer, token: session.token, dueAt }, type);
};

/** The address of a page. */
export const pageUrl = (bank: Bank, session: Session): string => `${bank.publicUrl}/p/${session.token}`;
export const challengeUrl = (bank: Bank, token: string): string => `${bank.publicUrl}/3ds/${token}`;

/** Closes a page for good, and with it what it could still have paid. */
export function expireSession(bank: Bank, session: Session): Session {
  if (session.status !== 'open') return session;
  const payment =
    session.mode === 'payment' && session.result ? bank.store.get('payment', session.result) : undefined;
  if (payment) cancelPayment(bank, payment);
  const setup =
    session.mode === 'setup' && session.result ? bank.store.get('setup', session.result) : undefined;
  if (setup)
    keep(bank, 'setup', { ...setup, status: 'canceled', challenge: null }, { parent: setup.customer });
  return keepSession(bank, { ...session, status: 'expired' }, `${session.mode}.expired`);
}

/** What the page does next: show what was wrong, or send the customer on. */
export type Step =
  { readonly wrong: 'number' | 'expiry' } | { readonly refused: Failure } | { readonly go: string };

/** The customer sent the form of an open page. */
export function submit(bank: Bank, session: Session, typed: Typed): Step {
  const reading: Reading = session.kinds.includes(typed.kind) ? readTyped(typed) : { wrong: 'number' };
  if ('wrong' in reading) return reading;
  if (session.mode === 'setup' && reading.means.saving.is === 'declined') {
    return refuseSetup(bank, session, reading.means.saving.failure);
  }
  const method = newMethod(bank, reading);
  return session.mode === 'setup'
    ? saveMethod(bank, session, method, reading.means.saving.is === 'challenge')
    : pay(bank, session, method);
}

function pay(bank: Bank, session: Session, method: Method): Step {
  const before = session.result ? need(bank, 'payment', session.result) : newPaymentOf(bank, session);
  const payment = tryPayment(bank, before, method, 'paying', session);
  const open = payment.status === 'requires_payment_method' || payment.status === 'requires_action';
  if (open) keepSession(bank, { ...session, result: payment.id });
  else complete(bank, session, payment);
  if (payment.challenge) return { go: challengeUrl(bank, payment.challenge.token) };
  return payment.failure ? { refused: payment.failure } : { go: session.returnUrl };
}

/** The page has served; the means is kept when the customer wanted it. */
function complete(bank: Bank, session: Session, result: Payment | Setup): void {
  keepSession(bank, { ...session, status: 'complete', result: result.id });
  if (result.method && (session.mode === 'setup' || session.saveMethod))
    attach(bank, result.method, session.customer);
}

function newPaymentOf(bank: Bank, session: Session): Payment {
  if (!session.amount) throw new Error(`session ${session.id} has no amount`);
  return blankPayment(bank, { ...session, amount: session.amount, session: session.id });
}

const setupOf = (bank: Bank, session: Session): Setup =>
  (session.result ? bank.store.get('setup', session.result) : undefined) ?? {
    id: newId('set'),
    createdAt: bank.now(),
    customer: session.customer,
    reference: session.reference,
    status: 'requires_payment_method',
    method: null,
    failure: null,
    challenge: null,
    session: session.id,
  };

function refuseSetup(bank: Bank, session: Session, failure: Failure): Step {
  const setup: Setup = {
    ...setupOf(bank, session),
    status: 'requires_payment_method',
    challenge: null,
    failure,
  };
  keep(bank, 'setup', setup, { parent: setup.customer }, 'setup.failed');
  keepSession(bank, { ...session, result: setup.id });
  return { refused: failure };
}

function saveMethod(bank: Bank, session: Session, method: Method, challenged: boolean): Step {
  const setup = { ...setupOf(bank, session), method: method.id, failure: null };
  if (!challenged) return finishSetup(bank, session, setup);
  const challenge = newChallenge(session);
  const held: Setup = { ...setup, status: 'requires_action', challenge };
  keep(bank, 'setup', held, { parent: setup.customer, token: challenge.token }, 'setup.requires_action');
  keepSession(bank, { ...session, result: setup.id });
  return { go: challengeUrl(bank, challenge.token) };
}

function finishSetup(bank: Bank, session: Session, setup: Setup): Step {
  const done: Setup = { ...setup, status: 'succeeded', challenge: null };
  complete(bank, session, done);
  keep(bank, 'setup', done, { parent: setup.customer }, 'setup.succeeded');
  return { go: session.returnUrl };
}

/** The customer answered 3-D Secure; back to the merchant, or to the page when another means can still be tried. */
export function answerPayment(bank: Bank, payment: Payment, accepted: boolean): string {
  const after = answerChallenge(bank, payment, accepted);
  const session = payment.session ? bank.store.get('session', payment.session) : undefined;
  if (!session) return payment.challenge?.returnUrl ?? bank.publicUrl;
  if (after.status === 'requires_payment_method') return `${pageUrl(bank, session)}?refused`;
  complete(bank, session, after);
  return session.returnUrl;
}

export function answerSetup(bank: Bank, setup: Setup, accepted: boolean): string {
  const session = need(bank, 'session', setup.session ?? '');
  if (accepted) {
    finishSetup(bank, session, setup);
    return session.returnUrl;
  }
  const failure: Failure = {
    code: 'setup_intent_authentication_failure',
    declineCode: null,
    severity: 'soft',
  };
  refuseSetup(bank, session, failure);
  return `${pageUrl(bank, session)}?refused`;
}
