import type { OperationName } from './api.ts';
import type { Problem } from './problem.ts';

/**
 * One call of `POST /api/batch` (first-party) or `POST /embed/batch` (vault): the operation's name, its input, and what
 * would stand in headers of a single request.
 */
export interface Call {
  readonly op: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  /** `If-None-Match`: the ETag held. */
  readonly etag?: string;
  /** `If-Match`: the version last seen. */
  readonly version?: number;
  /** `Idempotency-Key`. */
  readonly key?: string;
}

/** The answer to one call, in the order of the calls. `output` is absent on 304 and on a problem. */
export interface Reply {
  readonly status: number;
  readonly etag?: string;
  readonly output?: unknown;
  /** The reply to an earlier request with the same `Idempotency-Key`, given again. */
  readonly replayed?: true;
  readonly problem?: Problem;
}

/** At most so many calls travel in one batch. */
export const batchMost = 16;

/**
 * One live event (server-sent): ids and versions only. Whoever hears it asks again through normal authorisation.
 */
export interface LiveEvent {
  /** Position in the stream, for `Last-Event-ID`. */
  readonly id: string;
  /** What changed: `service:svc_1`, `services`, `session`. */
  readonly changed: readonly string[];
}
