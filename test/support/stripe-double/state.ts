import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../bff/ports/clock.ts';
import type { TestNumber } from './cards.ts';

/** An API object. Of these fields it has those of its kind, by Stripe's documentation; references to others are ids. */
export interface Item {
  readonly id: string;
  readonly object: string;
  readonly created: number;
  amount: number;
  amount_received: number;
  amount_refunded: number;
  amount_total: number;
  cancel_url: string;
  currency: string;
  customer: string | null;
  disputed: boolean;
  expires_at: number;
  latest_charge: string | null;
  mandate: string | null;
  mode: 'payment' | 'setup';
  next_action: { readonly redirect_to_url: { readonly url: string; readonly return_url: string } } | null;
  paid: boolean;
  payment_intent: string | null;
  payment_method: string | null;
  payment_method_types: readonly string[];
  payment_status: string;
  refunded: boolean;
  setup_future_usage: string | null;
  setup_intent: string | null;
  status: string;
  success_url: string;
  type: string;
  url: string | null;
}

export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface State {
  readonly clock: Clock;
  readonly origin: () => string;
  readonly items: Map<string, Item>;
  /** What the API never shows: which test number a method was made of. */
  readonly numbers: Map<string, TestNumber>;
  /** Set-up methods that were authenticated when saved. */
  readonly authenticated: Set<string>;
  readonly timers: { readonly at: number; readonly act: () => void }[];
  readonly events: StripeEvent[];
}

export const newState = (clock: Clock, origin: () => string): State => ({
  clock,
  origin,
  items: new Map(),
  numbers: new Map(),
  authenticated: new Set(),
  timers: [],
  events: [],
});

export const seconds = (state: State): number => Math.floor(state.clock.now() / 1000);
export const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;

/** Keeps a new object. */
export function make(
  state: State,
  prefix: string,
  object: string,
  fields: Readonly<Record<string, unknown>>,
): Item {
  const item = {
    id: newId(prefix),
    object,
    created: seconds(state),
    livemode: false,
    ...fields,
  } as unknown as Item;
  state.items.set(item.id, item);
  return item;
}

export function find(state: State, id: string | null | undefined, object: string): Item | undefined {
  const item = id ? state.items.get(id) : undefined;
  return item?.object === object ? item : undefined;
}

/** All objects of a kind, newest first. */
export const all = (state: State, object: string): Item[] =>
  [...state.items.values()].filter((item) => item.object === object).reverse();

/** Tells the merchant; the event holds the object as it is now, like Stripe's. */
export function tell(state: State, type: string, item: Item): void {
  state.events.push({
    id: newId('evt'),
    object: 'event',
    api_version: '2026-10-28.endive',
    created: seconds(state),
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
    data: { object: structuredClone(item) },
  });
}

/** Does something when the clock has moved on. */
export const later = (state: State, afterMs: number, act: () => void): void =>
  void state.timers.push({ at: state.clock.now() + afterMs, act });

/** Runs what is due. */
export function runTimers(state: State): void {
  for (let at = 0; at < state.timers.length;) {
    const timer = state.timers[at];
    if (timer && timer.at <= state.clock.now()) {
      state.timers.splice(at, 1);
      timer.act();
    } else at++;
  }
}

const expandable: Readonly<Record<string, true>> = {
  customer: true,
  payment_method: true,
  latest_charge: true,
  payment_intent: true,
  setup_intent: true,
  mandate: true,
};

/** The object as it leaves, with the asked references replaced by what they name. */
export function shown(state: State, item: Item, expand: readonly string[]): Item {
  const copy = structuredClone(item);
  for (const path of expand) expandPath(state, copy, path.split('.'));
  return copy;
}

function expandPath(state: State, item: object, [field, ...rest]: readonly string[]): void {
  if (field === undefined || !expandable[field]) return;
  const fields = item as Record<string, unknown>;
  const ref = fields[field];
  const named = typeof ref === 'string' ? state.items.get(ref) : undefined;
  if (named) fields[field] = structuredClone(named);
  const inner = fields[field];
  if (typeof inner === 'object' && inner !== null) expandPath(state, inner, rest);
}
