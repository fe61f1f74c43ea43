import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { today, type Clock } from '../ports/clock.ts';
import { revisionOf } from '../storage/events.ts';

/**
 * The customer's standing, what was asked and on which day: nothing else changes an answer. Weak, since the bytes may
 * differ from release to release.
 */
export function etagOf(clock: Clock, revision: number, actor: Actor, op: string, input: unknown): string {
  const question = shortHash(`${JSON.stringify(input)}|${today(clock)}|${op}`);
  return `W/"${standingAt(revision, actor)}-${question}"`;
}

/** How the customer stands now, which the live stream says when it opens. */
export const standingOf = async ({ db }: Deps, actor: Actor): Promise<string> =>
  standingAt(await revisionOf(db, actor.customerId), actor);

/**
 * The customer's revision, and who looks with which rights: every ETag of his begins with it, so that a page whose
 * answers begin as the stream does need not ask again.
 */
const standingAt = (revision: number, actor: Actor): string => `${revision}.${markOf(actor)}`;

const marks = new WeakMap<Actor, string>();

/** Everything of an actor that shows in answers: his abilities travel in each object. */
function markOf(actor: Actor): string {
  const known = marks.get(actor);
  if (known) return known;
  const { sessionHash, customerId, level, locale, rights, services, partner } = actor;
  const seen = services === 'all' ? services : [...services].join();
  const scopes = [...(partner?.scopes ?? [])].join();
  const mark = shortHash(
    [sessionHash, customerId, level, locale, [...rights].join(), seen, scopes].join('|'),
  );
  marks.set(actor, mark);
  return mark;
}

/** FNV-1a, twice 32 bits: tells the questions of one customer apart, protects nothing. */
function shortHash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
