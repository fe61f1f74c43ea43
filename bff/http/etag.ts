import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { today } from '../ports/clock.ts';
import { revisionOf } from '../storage/events.ts';

/**
 * The customer's standing, what was asked and on which day: nothing else changes an answer. Weak, since the bytes may
 * differ from release to release.
 */
export async function etagOf(deps: Deps, actor: Actor, op: string, input: unknown): Promise<string> {
  const question = shortHash(`${JSON.stringify(input)}|${today(deps.clock)}|${op}`);
  return `W/"${await standingOf(deps, actor)}-${question}"`;
}

/**
 * The customer's revision, and who looks with which rights: every ETag of his begins with it, and the live stream says
 * it when it opens, so that a page whose answers begin alike need not ask again.
 */
export async function standingOf({ db }: Deps, actor: Actor): Promise<string> {
  return `${await revisionOf(db, actor.customerId)}.${markOf(actor)}`;
}

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
