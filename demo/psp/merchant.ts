import type * as v from 'valibot';
import { type Bank, keep, need, newId, Refusal } from './bank.ts';
import { detach } from './methods.ts';
import type { Payment } from './objects.ts';
import { blankPayment, cancelPayment, checkAmount, methodOf, resumePayment, tryPayment } from './payments.ts';
import { type NewRefund, refund } from './refunds.ts';
import { expireSession, openSession } from './sessions.ts';
import type * as shapes from './shapes.ts';
import { paymentAnswer, setupAnswer } from './wire.ts';

type Input<T extends v.GenericSchema> = v.InferOutput<T>;
const halfHour = 30 * 60_000;
const day = 24 * 60 * 60_000;

export function createCustomer(bank: Bank, asked: Input<typeof shapes.newCustomer>) {
  return keep(bank, 'customer', { id: newId('cus'), createdAt: bank.now(), ...asked });
}

export function startSetup(bank: Bank, asked: Input<typeof shapes.newSetup>) {
  need(bank, 'customer', asked.customer);
  const expiresAt = bank.now() + day;
  const session = openSession(bank, {
    ...asked,
    mode: 'setup',
    amount: null,
    description: '',
    saveMethod: true,
    expiresAt,
  });
  return setupAnswer(bank, session.id);
}

export function startPayment(bank: Bank, asked: Input<typeof shapes.newPayment>) {
  need(bank, 'customer', asked.customer);
  checkAmount(asked.amount);
  if (asked.method) {
    const method = methodOf(bank, asked.customer, asked.method.ref, asked.method.kind);
    return answerOf(bank, tryPayment(bank, blankPayment(bank, asked), method, 'charging', asked));
  }
  const expiresAt = asked.expiresAt ?? bank.now() + day;
  if (expiresAt < bank.now() + halfHour - 60_000 || expiresAt > bank.now() + day + 60_000) {
    throw new Refusal('invalid', 'expiresAt: between 30 minutes and 24 hours from now');
  }
  const { method: _, ...rest } = asked;
  return paymentAnswer(bank, openSession(bank, { ...rest, mode: 'payment', expiresAt }).id);
}

export function chargeSaved(bank: Bank, asked: Input<typeof shapes.savedCharge>) {
  need(bank, 'customer', asked.customer);
  checkAmount(asked.amount);
  const method = methodOf(bank, asked.customer, asked.method.ref, asked.method.kind);
  return answerOf(bank, tryPayment(bank, blankPayment(bank, asked), method, 'charging'));
}

export function resume(bank: Bank, id: string, asked: Input<typeof shapes.resumption>) {
  const payment = need(bank, 'payment', paymentAnswer(bank, id).id);
  const chosen = asked.method && methodOf(bank, payment.customer, asked.method.ref, asked.method.kind);
  return answerOf(bank, resumePayment(bank, payment, asked, chosen));
}

export function cancel(bank: Bank, id: string) {
  const payment = id.startsWith('ses_') ? undefined : need(bank, 'payment', id);
  const page = payment ? payment.session : id;
  if (page) expireSession(bank, need(bank, 'session', page));
  else if (payment) cancelPayment(bank, payment);
  return paymentAnswer(bank, id);
}

export function giveBack(bank: Bank, asked: NewRefund) {
  const payment = paymentAnswer(bank, asked.payment).id;
  if (payment.startsWith('ses_')) throw new Refusal('wrong-state', 'payment: nobody has paid on this page');
  return refund(bank, { ...asked, payment });
}

export function forget(bank: Bank, id: string) {
  return { id: detach(bank, need(bank, 'method', id)).id };
}

/** The payments of a customer, newest first; with an empty reference all of them. */
export function find(bank: Bank, customer: string, reference: string, since: number) {
  return bank.store
    .under('payment', customer)
    .filter((payment) => (reference === '' || payment.reference === reference) && payment.createdAt >= since)
    .map((payment) => paymentAnswer(bank, payment.id));
}

export function tamper(bank: Bank, id: string, change: Input<typeof shapes.tampering>) {
  const payment = need(bank, 'payment', id);
  const amount = { ...payment.amount, currency: change.currency ?? payment.amount.currency };
  const changed: Payment = { ...payment, amount, received: change.received ?? payment.received };
  keep(bank, 'payment', changed, { parent: payment.customer });
  return paymentAnswer(bank, id);
}

/** The payment; a decline is an answer too, so that what was written about it is kept. */
const answerOf = (bank: Bank, payment: Payment) =>
  payment.status === 'requires_payment_method' && payment.failure
    ? { declined: { payment: payment.id, failure: payment.failure } }
    : paymentAnswer(bank, payment.id);
