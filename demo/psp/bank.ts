import type { Kind, Objects } from './objects.ts';
import type { Place, Store } from './store.ts';

/** How long things take here, in milliseconds. */
export interface Delays {
  /** A delayed card payment. */
  readonly card: number;
  /** A direct debit. */
  readonly sepa: number;
  /** A refund that is not instant. */
  readonly refund: number;
}

/** Everything that the acts of this site share. */
export interface Bank {
  readonly store: Store;
  readonly delays: Delays;
  /** The merchant's account, named in every event. */
  readonly account: string;
  /** Origin of the hosted pages, as browsers see it. */
  readonly publicUrl: string;
  now(): number;
}

/** A new unguessable id, such as `pay_k3…`. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `${prefix}_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Writes a document, tells the merchant when `type` is given, and hands it back. */
export function keep<K extends Kind>(
  bank: Bank,
  kind: K,
  object: Objects[K],
  place?: Place,
  type?: string,
): Objects[K] {
  bank.store.put(kind, object, place);
  if (type) tell(bank, kind, object.id, type);
  return object;
}

/** What the merchant asked cannot be done; answered as a problem of the API. */
export class Refusal extends Error {
  readonly reason: string;
  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The document, or a refusal. */
export function need<K extends Kind>(bank: Bank, kind: K, id: string): Objects[K] {
  const found = bank.store.get(kind, id);
  if (!found) throw new Refusal('not-found', `No such ${kind}: ${id}`);
  return found;
}

/** Switches for tests, kept in the database so that a restart keeps them. All off by default. */
export interface Faults {
  /** So many of the next writing calls are performed, then never answered. */
  readonly hangAfter: number;
  /** So many of the next writing calls are cut off before anything is done. */
  readonly dropBefore: number;
  /** How many times each event is delivered. */
  readonly copies: number;
  /** Events leave so many milliseconds late. */
  readonly delayMs: number;
  /** Of two neighbouring events the first leaves last. */
  readonly reorder: boolean;
}

export const noFaults: Faults = { hangAfter: 0, dropBefore: 0, copies: 1, delayMs: 0, reorder: false };

export const faultsOf = (store: Store): Faults => ({
  ...noFaults,
  ...JSON.parse(store.setting('faults') ?? '{}'),
});

export function setFaults(store: Store, change: Partial<Faults>): Faults {
  const faults = { ...faultsOf(store), ...change };
  store.set('faults', JSON.stringify(faults));
  return faults;
}

const swapMs = 1_500;

/** Queues an event: ids only, signed when it leaves. */
function tell(bank: Bank, kind: Kind, ref: string, type: string): void {
  const faults = faultsOf(bank.store);
  const turn = Number(bank.store.setting('turn') ?? '0') + 1;
  bank.store.set('turn', String(turn));
  const id = newId('evt');
  const body = JSON.stringify({
    id,
    type,
    account: bank.account,
    live: false,
    createdAt: bank.now(),
    object: { kind, id: ref },
  });
  const late = faults.delayMs + (faults.reorder && turn % 2 === 1 ? swapMs : 0);
  for (let copy = 1; copy <= faults.copies; copy++) bank.store.queue(id, copy, body, bank.now() + late);
}
