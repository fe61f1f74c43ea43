import type { Deps } from '../deps.ts';
import type { SessionKind } from '../ports/session-carrier.ts';
import type { Actor } from './actor.ts';
import { resolveActor } from './sessions.ts';

const lifeMs = 5000;
const most = 20_000;

/** Finds the actor of a secret. */
export type FindActor = (kind: SessionKind, secret: string) => Promise<Actor | undefined> | Actor | undefined;

/**
 * Remembers who a secret belongs to for five seconds at most; any change of access, in whatever process, empties it at
 * once. So a session costs a map look-up, and a revocation is felt before the next request.
 */
export function actorCache(deps: Deps): FindActor {
  const held = new Map<string, { readonly actor: Actor; readonly until: number }>();
  deps.events.subscribe((event) => {
    if (event.customerId === '') held.clear();
  });
  return (kind, secret) => {
    const key = `${kind}:${secret}`;
    const known = held.get(key);
    if (known && known.until > deps.clock.now()) return known.actor;
    held.delete(key);
    return resolveActor(deps, kind, secret).then((actor) => {
      if (actor && held.size < most) held.set(key, { actor, until: deps.clock.now() + lifeMs });
      else if (held.size >= most) held.clear();
      return actor;
    });
  };
}
