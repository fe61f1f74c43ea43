import { type Bank, keep, need, newId, Refusal } from './bank.ts';
import type { Payment, Refund } from './objects.ts';
import { meansNamed } from './test-means.ts';

export interface NewRefund {
  readonly payment: string;
  readonly cents: number;
  readonly reference: string | null;
}

/** Gives money back, at most what is left of the payment. */
export function refund(bank: Bank, asked: NewRefund): Refund {
  const payment = need(bank, 'payment', asked.payment);
  if (payment.status !== 'succeeded')
    throw new Refusal('wrong-state', 'payment: not paid, nothing to give back');
  if (asked.cents > payment.received - payment.refunded) {
    throw new Refusal('refund-exceeds', `cents: at most ${payment.received - payment.refunded} are left`);
  }
  const slow = payment.methodKind === 'sepa_debit' || afterOf(bank, payment) === 'refund-later';
  const made: Refund = {
    id: newId('rfd'),
    createdAt: bank.now(),
    payment: payment.id,
    reference: asked.reference,
    amount: { cents: asked.cents, currency: payment.amount.currency },
    status: slow ? 'pending' : 'succeeded',
    failureReason: null,
  };
  keep(
    bank,
    'payment',
    { ...payment, refunded: payment.refunded + asked.cents },
    { parent: payment.customer },
    'payment.refunded',
  );
  const dueAt =
    slow || afterOf(bank, payment) === 'refund-fails' ? bank.now() + bank.delays.refund : undefined;
  return keep(bank, 'refund', made, { parent: payment.id, dueAt }, 'refund.created');
}

/** The delay of a refund is over: it arrived, or came back. */
export function settleRefund(bank: Bank, made: Refund): Refund {
  const payment = need(bank, 'payment', made.payment);
  if (afterOf(bank, payment) !== 'refund-fails') {
    return keep(bank, 'refund', { ...made, status: 'succeeded' }, { parent: payment.id }, 'refund.updated');
  }
  keep(
    bank,
    'payment',
    { ...payment, refunded: payment.refunded - made.amount.cents },
    { parent: payment.customer },
  );
  const failed: Refund = { ...made, status: 'failed', failureReason: 'expired_or_canceled_card' };
  return keep(bank, 'refund', failed, { parent: payment.id }, 'refund.failed');
}

const afterOf = (bank: Bank, payment: Payment) =>
  meansNamed(bank.store.get('method', payment.method ?? '')?.means ?? '')?.after;
