import type { PaymentGateway } from '../../../../bff/ports/payments.ts';

/** A delivery as it comes in: the raw body and its headers. */
export interface Delivery {
  readonly body: string;
  readonly headers: Headers;
}

/** A provider with levers, so that one suite can ask the same of every adapter. */
export interface Bench {
  readonly gateway: PaymentGateway;
  /** The same provider through an adapter that gives up after 400 ms. */
  readonly impatient: PaymentGateway;
  /** The same provider through an adapter with a wrong key. */
  readonly stranger: PaymentGateway;
  /** Moves the clock, and lets the provider do what is due. */
  pass(ms: number): Promise<void>;
  /** Deliveries since the last call, in the order in which they left. */
  deliveries(): Promise<Delivery[]>;
  /** The next writes are performed but never answered, or cut off before anything happens. */
  hangAfter(times: number): Promise<void>;
  dropBefore(times: number): Promise<void>;
  /** Makes the provider report something else than was asked. */
  spoil(payment: string, change: { readonly received?: number; readonly currency?: string }): Promise<void>;
  /** Somebody gives money back on the provider's own pages. */
  giveBack(payment: string, cents: number): Promise<void>;
  /** The bank decides a dispute. */
  closeDispute(dispute: string, outcome: 'won' | 'lost'): Promise<void>;
  /** A body signed with the right secret at this moment plus `seconds`. */
  sign(body: string, seconds?: number): Promise<Delivery>;
  /** An event of this provider, changed: another account, a live one. */
  changed(delivery: Delivery, what: 'account' | 'mode'): Promise<Delivery>;
  /** Payments that took money of this customer, counted at the provider. */
  takenFrom(customer: string): Promise<number>;
  close(): Promise<void>;
}

/** A clock that stands still until moved. */
export interface HandClock {
  now(): number;
  move(ms: number): void;
}

export function handClock(start = Date.now()): HandClock {
  let at = start;
  return {
    now: () => at,
    move(ms) {
      at += ms;
    },
  };
}
