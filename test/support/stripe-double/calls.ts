import { expire, newSession, newSetup } from './checkout.ts';
import { group, list, type Params, text } from './form.ts';
import { cancel, confirm, isUnpaid, newIntent } from './intents.ts';
import { detach, usable } from './methods.ts';
import { invalid, missing } from './problem.ts';
import { newRefund } from './refunds.ts';
import { all, find, type Item, make, type State } from './state.ts';

/** One call of the API: its parameters beside `expand`, and what it does. */
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly knows: readonly string[];
  readonly act: (state: State, params: Params, id: string) => Item | Page;
}

/** A list as the API gives it. */
export interface Page {
  readonly object: 'list';
  readonly url: string;
  readonly has_more: boolean;
  readonly data: readonly Item[];
}

const get = (path: RegExp, act: Call['act'], knows: readonly string[] = []): Call => ({
  method: 'GET',
  path,
  knows,
  act,
});
const post = (path: RegExp, knows: readonly string[], act: Call['act']): Call => ({
  method: 'POST',
  path,
  knows,
  act,
});

const need = (state: State, id: string, object: string): Item => {
  const item = find(state, id, object);
  if (!item) throw missing(object, id, 'id');
  return item;
};
const one = (name: string, object: string): Call =>
  get(new RegExp(`^/v1/${name}/([^/]+)$`), (state, _, id) => need(state, id, object));

/** A page of a list, newest first, from after `starting_after`. */
function pageOf(url: string, items: readonly Item[], params: Params): Page {
  const limit = Number(text(params, 'limit') ?? 10);
  const start = items.findIndex((item) => item.id === text(params, 'starting_after')) + 1;
  return {
    object: 'list',
    url,
    has_more: items.length > start + limit,
    data: items.slice(start, start + limit),
  };
}
const paging = ['limit', 'starting_after', 'ending_before'];

const confirming = [
  'payment_method',
  'return_url',
  'off_session',
  'mandate_data',
  'allowed_payment_method_types',
];

/** The calls that the space makes, by https://docs.stripe.com/api at 2026-10-28.endive. */
export const calls: readonly Call[] = [
  post(/^\/v1\/customers$/, ['email', 'name', 'metadata'], (state, params) =>
    make(state, 'cus', 'customer', {
      email: text(params, 'email') ?? null,
      name: text(params, 'name') ?? null,
      metadata: group(params, 'metadata'),
    }),
  ),
  post(
    /^\/v1\/checkout\/sessions$/,
    [
      'mode',
      'customer',
      'currency',
      'client_reference_id',
      'allowed_payment_method_types',
      'line_items',
      'success_url',
      'cancel_url',
      'locale',
      'metadata',
      'payment_intent_data',
      'setup_intent_data',
      'expires_at',
    ],
    newSession,
  ),
  post(/^\/v1\/checkout\/sessions\/([^/]+)\/expire$/, [], (state, _, id) =>
    expire(state, need(state, id, 'checkout.session')),
  ),
  one('checkout/sessions', 'checkout.session'),
  get(
    /^\/v1\/checkout\/sessions$/,
    (state, params) => {
      const of = all(state, 'checkout.session').filter(
        (item) => item.payment_intent === text(params, 'payment_intent'),
      );
      return pageOf('/v1/checkout/sessions', of, params);
    },
    [...paging, 'payment_intent'],
  ),
  post(
    /^\/v1\/setup_intents$/,
    ['customer', 'usage', 'allowed_payment_method_types', 'metadata'],
    (state, params) => newSetup(state, text(params, 'customer') ?? null, params),
  ),
  one('setup_intents', 'setup_intent'),
  post(
    /^\/v1\/payment_intents$/,
    ['amount', 'currency', 'customer', 'description', 'metadata', 'confirm', ...confirming],
    createIntent,
  ),
  post(/^\/v1\/payment_intents\/([^/]+)\/confirm$/, confirming, (state, params, id) => {
    const intent = need(state, id, 'payment_intent');
    if (!isUnpaid(intent)) {
      throw invalid(`You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`, {
        code: 'payment_intent_unexpected_state',
      });
    }
    return confirmWith(state, intent, params);
  }),
  post(/^\/v1\/payment_intents\/([^/]+)\/cancel$/, ['cancellation_reason'], (state, _, id) =>
    cancel(state, need(state, id, 'payment_intent')),
  ),
  one('payment_intents', 'payment_intent'),
  get(
    /^\/v1\/payment_intents$/,
    (state, params) => {
      const since = Number(text(group(params, 'created'), 'gte') ?? 0);
      const of = all(state, 'payment_intent').filter(
        (item) => item.customer === text(params, 'customer') && item.created >= since,
      );
      return pageOf('/v1/payment_intents', of, params);
    },
    [...paging, 'customer', 'created'],
  ),
  post(/^\/v1\/refunds$/, ['payment_intent', 'amount', 'metadata', 'reason'], newRefund),
  one('refunds', 'refund'),
  get(
    /^\/v1\/refunds$/,
    (state, params) => {
      const intent = text(params, 'payment_intent');
      const of = madeSince(state, 'refund', params).filter(
        (item) => intent === undefined || item.payment_intent === intent,
      );
      return pageOf('/v1/refunds', of, params);
    },
    [...paging, 'payment_intent', 'created'],
  ),
  one('payment_methods', 'payment_method'),
  post(/^\/v1\/payment_methods\/([^/]+)\/detach$/, [], (state, _, id) => detach(state, id)),
  one('mandates', 'mandate'),
  one('disputes', 'dispute'),
  get(
    /^\/v1\/disputes$/,
    (state, params) => pageOf('/v1/disputes', madeSince(state, 'dispute', params), params),
    [...paging, 'created'],
  ),
];

function madeSince(state: State, object: string, params: Params): Item[] {
  const since = Number(text(group(params, 'created'), 'gte') ?? 0);
  return all(state, object).filter((item) => item.created >= since);
}

function createIntent(state: State, params: Params): Item {
  const amount = Number(text(params, 'amount'));
  if (!Number.isInteger(amount))
    throw invalid('Invalid integer', { code: 'parameter_invalid_integer', param: 'amount' });
  if (amount < 50)
    throw invalid('Amount must be at least €0.50 eur', { code: 'amount_too_small', param: 'amount' });
  if (amount > 99_999_999)
    throw invalid('Amount must be no more than €999,999.99', { code: 'amount_too_large', param: 'amount' });
  const customer = text(params, 'customer') ?? null;
  if (customer && !find(state, customer, 'customer')) throw missing('customer', customer, 'customer');
  const types = list(params, 'allowed_payment_method_types');
  const confirms = text(params, 'confirm') === 'true';
  const method = confirms ? usable(state, text(params, 'payment_method') ?? '', customer, types) : undefined;
  const intent = newIntent(state, {
    amount,
    currency: text(params, 'currency') ?? '',
    customer,
    metadata: group(params, 'metadata'),
    description: text(params, 'description') ?? null,
    types,
  });
  return method ? confirmWith(state, intent, params) : intent;
}

function confirmWith(state: State, intent: Item, params: Params): Item {
  const id = text(params, 'payment_method') ?? intent.payment_method ?? '';
  const types = [...intent.payment_method_types, ...list(params, 'allowed_payment_method_types')];
  const method = usable(state, id, intent.customer, types);
  const offSession = text(params, 'off_session') === 'true';
  return confirm(state, intent, method, { offSession, returnUrl: text(params, 'return_url') ?? null });
}
