import type { Operation } from '../../components/contract/operation.ts';
import type { Clock } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';

const windowMs = 60_000;
const most = 50_000;

/** How much of a quota is left, for the `RateLimit` header (draft-ietf-httpapi-ratelimit-headers). */
export interface Quota {
  readonly limit: number;
  readonly left: number;
  /** Seconds to the next full quota. */
  readonly reset: number;
}

export type Spend = (partition: string, limit: number) => Quota;

/**
 * Counts requests a minute by partition, in this process. Sign-in has limits of its own in the database; this one
 * protects the machine. Refuses with `quota-exceeded`.
 */
export function rateLimiter(clock: Clock): Spend {
  const windows = new Map<string, { start: number; count: number }>();
  return (partition, limit) => {
    const now = clock.now();
    let window = windows.get(partition);
    if (!window || now - window.start >= windowMs || now < window.start) {
      if (windows.size > most) windows.clear();
      windows.set(partition, (window = { start: now, count: 0 }));
    }
    const reset = Math.ceil((window.start + windowMs - now) / 1000);
    if (++window.count > limit) throw new Refusal('quota-exceeded', { detail: `Wait ${reset} s; ${limit} requests a minute are open to you.`, retryAfter: reset });
    return { limit, left: limit - window.count, reset };
  };
}

/** Requests a minute of one session, or of one address while nobody is signed in. */
export const defaultPerMinute = { session: 1200, address: 300 } as const;

/** Which counter an operation spends from, and its limit. */
export function partitionOf(operation: Operation, who: { readonly session?: string | undefined; readonly ip: string }): [string, number] {
  if (operation.perMinute) return [`${operation.name}:${who.session ?? who.ip}`, operation.perMinute];
  return who.session ? [who.session, defaultPerMinute.session] : [who.ip, defaultPerMinute.address];
}
