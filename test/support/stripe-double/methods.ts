import type { TestNumber } from './cards.ts';
import { invalid, missing } from './problem.ts';
import { find, type Item, make, newId, seconds, type State, tell } from './state.ts';

/** A payment method made of a test number, and for a debit its mandate. */
export function newMethod(state: State, made: TestNumber, expiry: { month: number; year: number }): Item {
  const card = {
    brand: made.brand,
    country: 'FR',
    exp_month: expiry.month,
    exp_year: expiry.year,
    fingerprint: `fp${made.number.slice(-6)}`,
    funding: 'credit',
    last4: made.number.slice(-4),
  };
  const debit = {
    bank_code: '20041',
    country: 'FR',
    fingerprint: `fp${made.number.slice(-6)}`,
    last4: made.number.slice(-4),
  };
  const method = make(state, 'pm', 'payment_method', {
    type: made.type,
    customer: null,
    metadata: {},
    ...(made.type === 'card' ? { card } : { sepa_debit: debit }),
  });
  state.numbers.set(method.id, made);
  return method;
}

export const newMandate = (state: State, method: Item): Item =>
  make(state, 'mandate', 'mandate', {
    customer_acceptance: {
      accepted_at: seconds(state),
      type: 'online',
      online: { ip_address: '192.0.2.1', user_agent: 'test' },
    },
    multi_use: {},
    payment_method: method.id,
    payment_method_details: {
      type: 'sepa_debit',
      sepa_debit: {
        reference: newId('').slice(1, 17).toUpperCase(),
        url: `${state.origin()}/mandates/${method.id}`,
      },
    },
    status: 'active',
    type: 'multi_use',
  });

export function attach(state: State, method: Item, customer: string): void {
  method.customer = customer;
  tell(state, 'payment_method.attached', method);
}

export function detach(state: State, id: string): Item {
  const method = find(state, id, 'payment_method');
  if (!method) throw missing('PaymentMethod', id, 'payment_method');
  if (!method.customer) {
    throw invalid(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
    );
  }
  method.customer = null;
  tell(state, 'payment_method.detached', method);
  return method;
}

/** The method for a charge of this customer, or Stripe's refusal. */
export function usable(state: State, id: string, customer: string | null, types: readonly string[]): Item {
  const method = find(state, id, 'payment_method');
  if (!method) throw missing('PaymentMethod', id, 'payment_method');
  if (!method.customer) {
    throw invalid('The provided PaymentMethod was detached from a Customer. It may not be used again.', {
      param: 'payment_method',
    });
  }
  if (method.customer && method.customer !== customer) {
    throw invalid(`The customer does not have a payment method with the ID ${id}.`, {
      param: 'payment_method',
    });
  }
  if (!types.includes(method.type)) {
    throw invalid(`The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent.`, {
      code: 'payment_intent_incompatible_payment_method',
      param: 'payment_method',
    });
  }
  return method;
}
