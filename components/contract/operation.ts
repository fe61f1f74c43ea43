import type { GenericSchema, InferInput, InferOutput } from 'valibot';
import type { Level, Right, Scope } from './access.ts';
import type { ProblemCode } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call an operation at all, before rights are looked at. */
export type Audience =
  /** Anybody, signed in or not. */
  | 'public'
  /** A signed-in person, on our own pages only: no scope can open it to a partner. */
  | 'first-party'
  /** A signed-in person, on our pages or a partner's, whatever was granted: an act on that very session. */
  | 'session'
  /** A signed-in person, on our pages or, with the operation's scope, from a partner's page. */
  | 'customer';

/**
 * One operation of the contract, as data. Routes, the batch endpoint, the vault's closed table, the client's types,
 * the access matrix and the OpenAPI document are all derived from it.
 */
export interface Operation<I extends GenericSchema = GenericSchema, O extends GenericSchema = GenericSchema> {
  /** The name on every side: `listServices`. */
  readonly name: string;
  /** One sentence for the OpenAPI document. */
  readonly summary: string;
  readonly method: Method;
  /** Path under `/api`, parameters as `:name`; each names a key of the input. */
  readonly path: `/${string}`;
  readonly audience: Audience;
  /** The scope that a partner's page needs; without one a partner never reaches the operation. */
  readonly scope?: Scope;
  /** The right that the person needs on the account. */
  readonly right?: Right;
  /** The authentication level needed, and its greatest age in seconds. */
  readonly level?: { readonly atLeast: Level; readonly maxAge: number };
  /** Path parameters, query or body in one object; unknown keys are refused. */
  readonly input: I;
  readonly output: O;
  /** The refusals beyond those that any operation may answer. */
  readonly problems: readonly ProblemCode[];
  /** Needs an `Idempotency-Key`: it costs money, starts something or creates something. */
  readonly idempotent?: true;
  /** Needs `If-Match` with the version last seen. */
  readonly ifMatch?: true;
  /** Answers 304 while nothing of the customer changed (the ETag is the customer's revision). */
  readonly revalidates?: true;
  /** The media type when the answer is not JSON. */
  readonly produces?: 'text/csv' | 'application/pdf' | 'application/zip' | 'text/plain' | 'text/calendar';
  /** Requests a minute for one session, when other than the default. */
  readonly perMinute?: number;
}

/** Declares an operation and keeps its literal types. */
export const operation = <const T extends Operation>(it: T): T => it;

export type Input<T extends Operation> = InferInput<T['input']>;
export type ParsedInput<T extends Operation> = InferOutput<T['input']>;
export type Output<T extends Operation> = InferOutput<T['output']>;
