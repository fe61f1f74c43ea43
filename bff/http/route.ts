import type { OperationName, Operations } from '../../components/contract/api.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Seal } from '../storage/write.ts';
import type { RequestFacts } from './request.ts';

/** What a handler is told beside its input. */
export interface Visit<A> {
  /** Who acts; certain unless the operation is public. */
  readonly actor: A;
  readonly request: RequestFacts;
  /** The version of `If-Match`, where the operation asks for it. */
  readonly version: number;
  /**
   * For `idempotent` operations, which all call it: last inside the write, with what the handler answers, or as `begun`
   * with what is true before the answer is known. Effect and reply are then committed together, and a repeat after a
   * crash gets the reply instead of a second effect.
   */
  readonly seal: Seal;
}

type ActorOf<N extends OperationName> = Operations[N]['audience'] extends 'public'
  ? Actor | undefined
  : Actor;
type Run<N extends OperationName> = (
  input: ParsedInput<Operations[N]>,
  visit: Visit<ActorOf<N>>,
) => Promise<Output<Operations[N]>>;

/** An operation with what runs it. */
export interface Route {
  readonly name: OperationName;
  readonly run: (input: never, visit: Visit<never>) => Promise<unknown>;
}

/** Joins an operation to what runs it; input and output are those of the contract. */
export const route = <N extends OperationName>(name: N, run: Run<N>): Route => ({
  name,
  run: run as unknown as Route['run'],
});
