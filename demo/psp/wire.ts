import { type Bank, need } from './bank.ts';
import type { Mandate, Method, Payment, Session, Setup } from './objects.ts';
import { challengeUrl, pageUrl } from './sessions.ts';

/** A payment as the merchant sees it, by its own id or by that of the page it came from. */
export function paymentAnswer(bank: Bank, id: string) {
  const session = id.startsWith('ses_') ? need(bank, 'session', id) : undefined;
  if (!session) return ofPayment(bank, need(bank, 'payment', id));
  return session.result
    ? ofPayment(bank, need(bank, 'payment', session.result), session)
    : ofUnpaid(bank, session);
}

function ofPayment(bank: Bank, payment: Payment, page?: Session) {
  const { challenge, ends: _, session: __, method, methodKind, mandate, ...rest } = payment;
  const from = page ?? (payment.session ? need(bank, 'session', payment.session) : undefined);
  const open = from?.status === 'open' ? pageUrl(bank, from) : null;
  const paidWith = method ? { ref: method, kind: methodKind, mandate } : null;
  return { ...rest, paidWith, redirectUrl: challenge ? challengeUrl(bank, challenge.token) : open };
}

const ofUnpaid = (bank: Bank, session: Session) => ({
  id: session.id,
  createdAt: session.createdAt,
  customer: session.customer,
  reference: session.reference,
  description: session.description,
  amount: session.amount,
  received: 0,
  refunded: 0,
  status: session.status === 'open' ? 'requires_payment_method' : 'canceled',
  paidWith: null,
  redirectUrl: session.status === 'open' ? pageUrl(bank, session) : null,
  failure: null,
  disputed: false,
});
export type PaymentAnswer = ReturnType<typeof paymentAnswer>;

/** A set-up as the merchant sees it. */
export function setupAnswer(bank: Bank, id: string) {
  const setup = id.startsWith('set_') ? need(bank, 'setup', id) : undefined;
  const session = need(bank, 'session', setup?.session ?? id);
  const result = setup ?? (session.result ? need(bank, 'setup', session.result) : undefined);
  const status = session.status === 'expired' ? 'canceled' : (result?.status ?? 'requires_payment_method');
  return {
    id: result?.status === 'succeeded' ? result.id : id,
    reference: session.reference,
    customer: session.customer,
    status,
    redirectUrl: session.status === 'open' ? setupUrl(bank, session, result) : null,
    method: result?.status === 'succeeded' && result.method ? methodAnswer(bank, result.method, true) : null,
    failure: result?.failure ?? null,
  };
}

const setupUrl = (bank: Bank, session: Session, setup: Setup | undefined): string =>
  setup?.challenge ? challengeUrl(bank, setup.challenge.token) : pageUrl(bank, session);

/** A kept means, with its mandate when asked for. Which test means it was made of stays here. */
export function methodAnswer(bank: Bank, id: string, withMandate = false) {
  const { means: _, ...method }: Method = need(bank, 'method', id);
  const mandate: Mandate | null =
    withMandate && method.mandate ? need(bank, 'mandate', method.mandate) : null;
  return { ...method, mandate };
}
