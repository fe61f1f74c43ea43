import type { Caller } from '../access/caller.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import type { SessionCarrier, SessionKind } from '../ports/session-carrier.ts';
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
  return new Facts(deps, raw, kind, secret, peer);
}

/** A class, so that what few calls ask for is read only then; an object with getters costs more than all of it. */
class Facts implements RequestFacts {
  readonly id: string;
  readonly ip: string;
  readonly kind: SessionKind;
  readonly secret: string | undefined;
  readonly partner: string | undefined;
  readonly raw: Request;
  readonly #carrier: SessionCarrier;
  #answer: Headers | undefined;

  constructor(deps: Deps, raw: Request, kind: SessionKind, secret: string | undefined, peer: string) {
    this.id = traceOf(raw).id;
    this.ip = addressOf(raw.headers.get('x-forwarded-for'), peer, deps.settings.trustedProxies);
    this.kind = kind;
    this.secret = secret;
    this.partner = raw.headers.get('o2-partner') ?? undefined;
    this.raw = raw;
    this.#carrier = deps.carrier;
  }

  get device(): string | undefined {
    return this.#carrier.read(this.raw, 'device');
  }

  get agent(): string {
    return (this.raw.headers.get('user-agent') ?? '').slice(0, 200);
  }

  get answer(): Headers {
    return (this.#answer ??= new Headers());
  }

  get hasAnswer(): boolean {
    return this.#answer !== undefined;
  }
}
