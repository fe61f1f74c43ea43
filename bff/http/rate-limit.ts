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

/** Counts one request of a partition. Refuses with `quota-exceeded`, which carries the quota. */
export type Spend = (partition: string, limit: number) => Quota;

interface Window {
  readonly start: number;
  count: number;
}

/**
 * Counts requests a minute by partition, in this process. Sign-in has limits of its own in the database; this one
 * protects the machine.
 */
export function rateLimiter(clock: Clock): Spend {
  const windows = new Map<string, Window>();
  return (partition, limit) => {
    const now = clock.now();
    let window = windows.get(partition);
    if (!window || now - window.start >= windowMs || now < window.start) {
      windows.delete(partition);
      if (windows.size >= most) makeRoom(windows, now);
      windows.set(partition, (window = { start: now, count: 0 }));
    }
    window.count++;
    const reset = Math.max(1, Math.ceil((window.start + windowMs - now) / 1000));
    const quota = { limit, left: Math.max(0, limit - window.count), reset };
    if (window.count <= limit) return quota;
    const detail = `Wait ${reset} s; ${limit} requests a minute are open to you.`;
    throw new Refusal('quota-exceeded', { detail, retryAfter: reset, quota });
  };
}

/** Forgets the windows that ended; a flood of new partitions pushes out the oldest tenth, never all. */
function makeRoom(windows: Map<string, Window>, now: number): void {
  let spare = most / 10;
  for (const [partition, window] of windows) {
    if (now - window.start < windowMs && spare-- <= 0) return;
    windows.delete(partition);
  }
}

/** Requests a minute of one session, or of one address while nobody is signed in. */
export const defaultPerMinute = { session: 1200, address: 300 } as const;

/**
 * Which counter an operation spends from, and its limit. Public operations with a limit of their own count by address: a
 * session would be a way around them, since signing in makes new ones.
 */
export function partitionOf(
  operation: Operation,
  who: { readonly session?: string | undefined; readonly ip: string },
): [string, number] {
  const { name, perMinute, audience } = operation;
  if (perMinute) return [`${name}:${audience === 'public' ? who.ip : (who.session ?? who.ip)}`, perMinute];
  return who.session ? [who.session, defaultPerMinute.session] : [who.ip, defaultPerMinute.address];
}
