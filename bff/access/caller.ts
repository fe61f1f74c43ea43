import type { SessionKind } from '../ports/session-carrier.ts';

/** What a room may know of the request that asks: no headers, no address, nothing of HTTP. */
export interface Caller {
  /** Id of the request, named in answers and logs. */
  readonly id: string;
  /** The client's address for limits and journals; a /64 for IPv6. */
  readonly ip: string;
  readonly kind: SessionKind;
  /** The session's secret, if one came. */
  readonly secret?: string | undefined;
  /** The partner whose vault sent it, as that vault says: its cookie must be of the same. */
  readonly partner?: string | undefined;
  /** The secret of a browser that signed in before. */
  readonly device?: string | undefined;
  /** `User-Agent`, 200 characters at most: a claim, for humans. */
  readonly agent: string;
  /** Where the carrier puts session secrets for the answer. */
  readonly answer: Headers;
}
