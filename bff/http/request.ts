import type { Caller } from '../access/caller.ts';
import type { Deps } from '../deps.ts';
import { newId } from '../ports/random.ts';
import { Refusal } from '../refusal.ts';
import type { SessionKind } from '../ports/session-carrier.ts';

/** What is known of a request before anybody is recognised. */
export interface RequestFacts extends Caller {
  readonly raw: Request;
}

/** Reads a request's facts. Refuses with `mixed-credentials` when both kinds of session cookie came. */
export function factsOf(deps: Deps, raw: Request, kind: SessionKind, peer: string): RequestFacts {
  const secret = deps.carrier.read(raw, kind);
  if (secret && kind === 'portal' && deps.carrier.read(raw, 'embed') && isCrossSite(raw))
    throw new Refusal('mixed-credentials', { detail: 'Send either the session of our pages or that of a partner page.' });
  return {
    id: newId(deps.random, 'req'),
    ip: addressOf(raw.headers.get('x-forwarded-for'), peer, deps.settings.trustedProxies),
    kind,
    secret,
    partner: raw.headers.get('o2-partner') ?? undefined,
    agent: (raw.headers.get('user-agent') ?? '').slice(0, 200),
    answer: new Headers(),
    raw,
  };
}

const isCrossSite = (raw: Request): boolean => raw.headers.get('sec-fetch-site') === 'cross-site';

/** The address that the last trusted proxy saw; only as many hops are believed as we run. */
export function addressOf(forwarded: string | null, peer: string, trustedProxies: number): string {
  const hops = [...(forwarded?.split(',').map((hop) => hop.trim()) ?? []), peer];
  const address = hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? peer;
  return address.includes(':') && !address.startsWith('::ffff:') ? `${address.split(':').slice(0, 4).join(':')}::/64` : address;
}
