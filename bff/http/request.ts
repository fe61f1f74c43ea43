import type { Caller } from '../access/caller.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import type { SessionKind } from '../ports/session-carrier.ts';
import { addressOf } from './address.ts';
import { traceOf } from './trace.ts';

/** What is known of a request before anybody is recognised. */
export interface RequestFacts extends Caller {
  readonly raw: Request;
  /** Whether anything was put into `answer`: most answers set no cookie and need no `Headers`. */
  readonly hasAnswer: boolean;
}

/** Reads a request's facts. Refuses with `mixed-credentials` when both kinds of session cookie came: they never mix. */
export function factsOf(deps: Deps, raw: Request, kind: SessionKind, peer: string): RequestFacts {
  const secret = deps.carrier.read(raw, kind);
  if (secret && deps.carrier.read(raw, kind === 'portal' ? 'embed' : 'portal'))
    throw new Refusal('mixed-credentials', {
      detail: 'Send either the session of our pages or that of a partner page.',
    });
  let answer: Headers | undefined;
  return {
    id: traceOf(raw).id,
    ip: addressOf(raw.headers.get('x-forwarded-for'), peer, deps.settings.trustedProxies),
    kind,
    secret,
    partner: raw.headers.get('o2-partner') ?? undefined,
    device: deps.carrier.read(raw, 'device'),
    agent: (raw.headers.get('user-agent') ?? '').slice(0, 200),
    get answer() {
      return (answer ??= new Headers());
    },
    get hasAnswer() {
      return answer !== undefined;
    },
    raw,
  };
}
