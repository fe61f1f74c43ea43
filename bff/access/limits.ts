import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import type { Write } from '../storage/write.ts';
import * as stored from './attempt-storage.ts';

const second = 1000;
const minute = 60 * second;

/** NIST SP 800-63B-4 §3.2.2: after so many wrong passwords in a row the password opens nothing until it is set anew. */
export const streakMost = 100;
const freeFailures = 5;
const quietMs = 15 * minute;
const delayMost = 30;

/** A limit on how often something may be asked, counted in the database for all processes. */
export interface Quota {
  readonly most: number;
  readonly windowMs: number;
}

/** The quotas of embedding-security §6.4. */
export const quotas = {
  signInsOfAddress: { most: 30, windowMs: minute },
  signUpsOfAddress: { most: 5, windowMs: 60 * minute },
  mailsOfAccount: { most: 3, windowMs: 60 * minute },
  mailsOfAddress: { most: 10, windowMs: 60 * minute },
} as const satisfies Record<string, Quota>;

const iso = (ms: number): string => new Date(ms).toISOString();
const secondsTo = (instant: string, now: number): number =>
  Math.max(1, Math.ceil((Date.parse(instant) - now) / second));

/**
 * Counts one more request under a key of a quota. Answers the seconds to wait when it is spent: the caller refuses after
 * its write, so that the count stays.
 */
export async function spend(
  deps: Deps,
  { tx }: Write,
  name: keyof typeof quotas,
  of: string,
): Promise<number> {
  const { most, windowMs } = quotas[name];
  const now = deps.clock.now();
  const { failures, firstAt } = await stored.count(tx, `${name}:${of}`, iso(now), {
    first: iso(now - windowMs + 1),
  });
  return failures > most ? secondsTo(iso(Date.parse(firstAt) + windowMs), now) : 0;
}

/** Says how long to wait, in one sentence for every spent quota. */
export const tooMany = (retryAfter: number, detail = 'Too many requests.'): Refusal =>
  new Refusal('quota-exceeded', { detail: `${detail} Try again in ${retryAfter} s.`, retryAfter });

const keysOf = (who: string): { recent: string; streak: string } => ({
  recent: `password:${who}`,
  streak: `streak:${who}`,
});

/** The counter of one browser that a person signed in with before. */
export const deviceCounter = (personId: string, device: string): string => `${devicesOf(personId)}${device}`;
const devicesOf = (personId: string): string => `device:${personId}:`;

/** What stands in the way of one more password. */
export type Barrier = { readonly kind: 'wait'; readonly seconds: number } | { readonly kind: 'off' };

/**
 * Counts a password before it is looked at, so that parallel guesses are counted too. After five within fifteen minutes
 * each next one waits 1, 2, 4 … 30 s; after a hundred in a row only a new password helps.
 */
export async function countPassword(deps: Deps, { tx }: Write, who: string): Promise<Barrier | undefined> {
  const { recent, streak } = keysOf(who);
  const now = deps.clock.now();
  if ((await stored.failuresOf(tx, streak)) >= streakMost) return { kind: 'off' };
  const { failures, blockedUntil } = await stored.count(tx, recent, iso(now), { last: iso(now - quietMs) });
  if (blockedUntil !== null && Date.parse(blockedUntil) > now)
    return { kind: 'wait', seconds: secondsTo(blockedUntil, now) };
  await stored.count(tx, streak, iso(now), {});
  if (failures >= freeFailures) await stored.block(tx, recent, iso(now + delayAfter(failures) * second));
  return undefined;
}

/** Seconds to wait after so many failures: 1, 2, 4, 8, 16, 30, 30… from the fifth. */
export const delayAfter = (failures: number): number => Math.min(2 ** (failures - freeFailures), delayMost);

/** The password was never looked at (overload, fault): the count goes back. */
export const uncountPassword = ({ tx }: Write, who: string) => stored.uncount(tx, Object.values(keysOf(who)));

/** The password was right, or is new: the counters start at nothing. */
export const forgetFailures = ({ tx }: Write, who: string) => stored.forget(tx, Object.values(keysOf(who)));

/** The same for every browser that a person signed in with: his password is new. */
export const forgetFailuresOfDevices = ({ tx }: Write, personId: string) =>
  stored.forgetBeginning(tx, Object.values(keysOf(devicesOf(personId))));
