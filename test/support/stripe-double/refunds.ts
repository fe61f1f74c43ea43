import { type Params, group, text } from './form.ts';
import { invalid, missing } from './problem.ts';
import { find, type Item, later, make, type State, tell } from './state.ts';

const waitMs = 180_000;

/** https://docs.stripe.com/api/refunds/create: at most what is left of the charge. */
export function newRefund(state: State, params: Params): Item {
  const id = text(params, 'payment_intent') ?? '';
  const intent = find(state, id, 'payment_intent');
  if (!intent) throw missing('payment_intent', id, 'payment_intent');
  const charge = find(state, intent.latest_charge, 'charge');
  if (!charge || charge.status !== 'succeeded') {
    throw invalid(`This PaymentIntent (${id}) does not have a successful charge to refund.`);
  }
  const left = charge.amount - charge.amount_refunded;
  const amount = Number(text(params, 'amount') ?? left);
  if (left === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  }
  if (!Number.isInteger(amount) || amount < 1)
    throw invalid('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' });
  if (amount > left)
    throw invalid('Refund amount is greater than unrefunded amount on charge', { param: 'amount' });
  return give(state, { intent, charge, amount, metadata: group(params, 'metadata') });
}

interface Gift {
  readonly intent: Item;
  readonly charge: Item;
  readonly amount: number;
  readonly metadata: object;
}

function give(state: State, { intent, charge, amount, metadata }: Gift): Item {
  const after = state.numbers.get(charge.payment_method ?? '')?.after;
  const refund = make(state, 're', 'refund', {
    amount,
    charge: charge.id,
    currency: charge.currency,
    metadata,
    payment_intent: intent.id,
    reason: null,
    status: after === 'refund_pending' ? 'pending' : 'succeeded',
  });
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  tell(state, 'refund.created', refund);
  tell(state, 'charge.refunded', charge);
  if (after === 'refund_pending') later(state, waitMs, () => settle(state, refund));
  if (after === 'refund_fails') later(state, waitMs, () => bounce(state, refund, charge));
  return refund;
}

function settle(state: State, refund: Item): void {
  refund.status = 'succeeded';
  tell(state, 'refund.updated', refund);
}

function bounce(state: State, refund: Item, charge: Item): void {
  Object.assign(refund, { status: 'failed', failure_reason: 'expired_or_canceled_card' });
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  tell(state, 'refund.failed', refund);
}
