import type { Answer, TestNumber } from './cards.ts';
import { attach } from './methods.ts';
import { invalid, StripeProblem } from './problem.ts';
import { find, type Item, later, make, newId, runTimers, type State, tell } from './state.ts';

export interface NewIntent {
  readonly amount: number;
  readonly currency: string;
  readonly customer: string | null;
  readonly metadata: object;
  readonly description: string | null;
  readonly types: readonly string[];
  readonly setup_future_usage?: string | null;
}

/** A payment intent that nobody confirmed yet. */
export const newIntent = (state: State, { types, ...fields }: NewIntent): Item =>
  make(state, 'pi', 'payment_intent', {
    setup_future_usage: null,
    ...fields,
    amount_received: 0,
    amount_capturable: 0,
    allowed_payment_method_types: types,
    payment_method_types: types,
    capture_method: 'automatic_async',
    client_secret: newId('pi_secret'),
    confirmation_method: 'automatic',
    last_payment_error: null,
    latest_charge: null,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  });

/** Whether it can still be confirmed or cancelled. */
export const isUnpaid = (intent: Item): boolean => intent.status.startsWith('requires_');

export interface Confirmation {
  readonly offSession: boolean;
  readonly returnUrl: string | null;
}

/** Confirms with a method; throws the 402 that Stripe answers when the bank says no. */
export function confirm(state: State, intent: Item, method: Item, how: Confirmation): Item {
  const made = numberOf(state, method);
  Object.assign(intent, { payment_method: method.id, last_payment_error: null, next_action: null });
  const answer = made.charge;
  const skips = answer.is === 'authenticate' && answer.unlessSetUp && state.authenticated.has(method.id);
  if (answer.is === 'authenticate' && !skips) return authenticate(state, intent, method, how);
  if (answer.is === 'decline') throw refuse(state, intent, method, answer);
  if (answer.is === 'later') return wait(state, intent, method, answer);
  return succeed(state, intent, method);
}

const numberOf = (state: State, method: Item): TestNumber => {
  const made = state.numbers.get(method.id);
  if (!made) throw new Error(`no test number behind ${method.id}`);
  return made;
};

function authenticate(
  state: State,
  intent: Item,
  method: Item,
  { offSession, returnUrl }: Confirmation,
): Item {
  if (offSession) {
    throw refuse(state, intent, method, {
      is: 'decline',
      code: 'authentication_required',
      decline_code: 'authentication_required',
    });
  }
  if (!returnUrl) throw invalid('A return_url must be specified.', { param: 'return_url' });
  const url = `${state.origin()}/3ds/${intent.id}?try=${newId('src')}`;
  Object.assign(intent, {
    status: 'requires_action',
    next_action: { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } },
  });
  tell(state, 'payment_intent.requires_action', intent);
  return intent;
}

/** Stripe clears the method of a failed intent; the error still names it. */
function refuse(
  state: State,
  intent: Item,
  method: Item,
  { code, decline_code }: Extract<Answer, { is: 'decline' }>,
): StripeProblem {
  const charge = newCharge(state, intent, method, 'failed');
  const error = {
    type: 'card_error',
    code,
    ...(decline_code && { decline_code }),
    charge: charge.id,
    message: 'Your card was declined.',
    payment_method: structuredClone(method),
  };
  Object.assign(intent, {
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    latest_charge: charge.id,
    last_payment_error: error,
  });
  tell(state, 'charge.failed', charge);
  tell(state, 'payment_intent.payment_failed', intent);
  return new StripeProblem(402, { ...error, payment_intent: structuredClone(intent) });
}

function wait(state: State, intent: Item, method: Item, answer: Extract<Answer, { is: 'later' }>): Item {
  const charge = newCharge(state, intent, method, 'pending');
  Object.assign(intent, { status: 'processing', latest_charge: charge.id });
  saveForLater(state, intent, method);
  tell(state, 'payment_intent.processing', intent);
  later(state, answer.afterMs, () => {
    if (!answer.code) {
      succeed(state, intent, method, charge);
      return;
    }
    charge.status = 'failed';
    Object.assign(intent, {
      status: 'requires_payment_method',
      payment_method: null,
      last_payment_error: {
        type: 'invalid_request_error',
        code: answer.code,
        message: answer.code,
        payment_method: structuredClone(method),
      },
    });
    tell(state, 'payment_intent.payment_failed', intent);
  });
  return intent;
}

/** The money is there. */
export function succeed(state: State, intent: Item, method: Item, pending?: Item): Item {
  const charge = pending ?? newCharge(state, intent, method, 'succeeded');
  Object.assign(charge, { status: 'succeeded', paid: true });
  Object.assign(intent, {
    status: 'succeeded',
    amount_received: intent.amount,
    latest_charge: charge.id,
    next_action: null,
    last_payment_error: null,
  });
  saveForLater(state, intent, method);
  tell(state, 'charge.succeeded', charge);
  tell(state, 'payment_intent.succeeded', intent);
  if (numberOf(state, method).after === 'dispute') dispute(state, intent.id);
  return intent;
}

function saveForLater(state: State, intent: Item, method: Item): void {
  if (intent.setup_future_usage === 'off_session' && intent.customer && !method.customer) {
    attach(state, method, intent.customer);
  }
}

function newCharge(state: State, intent: Item, method: Item, status: string): Item {
  const mandate = [...state.items.values()].find(
    (item) => item.object === 'mandate' && item.payment_method === method.id,
  );
  return make(state, 'ch', 'charge', {
    amount: intent.amount,
    amount_refunded: 0,
    currency: intent.currency,
    customer: intent.customer,
    disputed: false,
    paid: status === 'succeeded',
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: {
      type: method.type,
      ...(method.type === 'sepa_debit' && { sepa_debit: { mandate: mandate?.id ?? null } }),
    },
    refunded: false,
    status,
  });
}

/** The cardholder contests the payment. */
export function dispute(state: State, intentId: string): Item {
  const intent = find(state, intentId, 'payment_intent');
  const charge = find(state, intent?.latest_charge, 'charge');
  if (!intent || !charge) throw new Error(`nothing to dispute: ${intentId}`);
  charge.disputed = true;
  const made = make(state, 'du', 'dispute', {
    amount: charge.amount,
    charge: charge.id,
    currency: charge.currency,
    evidence_details: {
      due_by: Math.floor(state.clock.now() / 1000) + 7 * 86_400,
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    payment_intent: intent.id,
    reason: 'fraudulent',
    status: 'needs_response',
  });
  tell(state, 'charge.dispute.created', made);
  return made;
}

/** The bank decides a dispute. */
export function closeDispute(state: State, id: string, status: 'won' | 'lost'): void {
  const it = find(state, id, 'dispute');
  if (!it) throw new Error(`no dispute ${id}`);
  it.status = status;
  tell(state, 'charge.dispute.closed', it);
}

/** The customer answered 3-D Secure. */
export function answerIntent(state: State, intent: Item, accepted: boolean): void {
  const method = find(state, intent.payment_method, 'payment_method');
  if (!method || intent.status !== 'requires_action') return;
  if (accepted) succeed(state, intent, method);
  else refuse(state, intent, method, { is: 'decline', code: 'payment_intent_authentication_failure' });
}

export function cancel(state: State, intent: Item): Item {
  runTimers(state);
  if (!isUnpaid(intent)) {
    throw invalid(`You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`, {
      code: 'payment_intent_unexpected_state',
    });
  }
  Object.assign(intent, {
    status: 'canceled',
    next_action: null,
    canceled_at: Math.floor(state.clock.now() / 1000),
  });
  tell(state, 'payment_intent.canceled', intent);
  return intent;
}
