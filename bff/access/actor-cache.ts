import type { Deps } from '../deps.ts';
import type { SessionKind } from '../ports/session-carrier.ts';
import type { Actor } from './actor.ts';
import { resolveActor } from './sessions.ts';

const lifeMs = 5000;
const heldMost = 20_000;

/** Somebody as he was recognised at a time. */
interface Recognised {
  readonly actor: Actor;
  readonly at: number;
}

/** A clock that was set back makes nothing last longer. */
const holds = ({ actor, at }: Recognised, now: number): boolean =>
  now >= at && now < Math.min(at + lifeMs, actor.until);

/** Finds the actor of a secret. */
export type FindActor = (kind: SessionKind, secret: string) => Promise<Actor | undefined> | Actor | undefined;

/**
 * Remembers who a secret belongs to for five seconds at most; any change of access, in whatever process, empties it at
 * once. So a session costs a map look-up, and a revocation is felt before the next request.
 */
export function actorCache(deps: Deps, most = heldMost): FindActor {
  const held = new Map<string, Recognised>();
  const asked = new Map<string, Promise<Actor | undefined>>();
  deps.events.subscribe((event) => {
    if (event.customerId !== '') return;
    held.clear();
    // What was asked before the change may answer with what was true before it: nobody else may hear that.
    asked.clear();
  });
  const ask = (key: string, kind: SessionKind, secret: string): Promise<Actor | undefined> => {
    const answer = resolveActor(deps, kind, secret).then((actor) => {
      if (asked.get(key) === answer && actor) keep(held, most, key, { actor, at: deps.clock.now() });
      return actor;
    });
    asked.set(key, answer);
    const forget = (): unknown => asked.get(key) === answer && asked.delete(key);
    answer.then(forget, forget);
    return answer;
  };
  return (kind, secret) => {
    const key = `${kind}:${secret}`;
    const known = held.get(key);
    if (known && holds(known, deps.clock.now())) return known.actor;
    return asked.get(key) ?? ask(key, kind, secret);
  };
}

function keep<T>(held: Map<string, T>, most: number, key: string, value: T): void {
  if (held.size >= most) held.clear();
  held.set(key, value);
}
