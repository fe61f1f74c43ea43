import type { Right, Scope } from '../../components/contract/access.ts';
import type { OperationType } from '../../components/contract/operations.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import type { FileAnswer } from '../http/file-answer.ts';

/** Slow work as its type is given it. */
export interface Work<Input = unknown, Outcome = unknown> {
  readonly id: string;
  readonly customerId: string;
  /** What was frozen at its start. */
  readonly input: Input;
  readonly step: number;
  readonly done: number;
  readonly total: number;
  /** ISO instant of the first turn of this run. */
  readonly startedAt: string;
  /** What the last turn left for giving the file. */
  readonly outcome: Outcome;
}

/** What a turn came to. */
export type Turn =
  /** There is more: the next turn follows at once. */
  | { readonly is: 'going'; readonly step: number; readonly done: number; readonly total: number }
  /** It waits: the next turn comes after so many milliseconds. */
  | {
      readonly is: 'blocked';
      readonly by: string;
      readonly needed?: readonly string[];
      readonly afterMs: number;
    }
  | { readonly is: 'failed'; readonly why: string }
  | {
      readonly is: 'done';
      readonly fileName: string;
      /** Exact bytes of the file: a download that was cut off is seen. */
      readonly size: number;
      readonly outcome: unknown;
    };

/**
 * A type of slow work. It advances in short turns, each committed with the job that asks for the next: a process that
 * dies loses one turn, and another goes on where it was. A turn changes nothing itself that a second one would spoil.
 */
export interface OperationKind<Input = never, Outcome = never> {
  readonly type: OperationType;
  /** What one must be allowed to see it at all. */
  readonly needs: { readonly right: Right; readonly scope: Scope };
  /** Names of its steps, in order. */
  readonly steps: readonly string[];
  /** How long its file is kept. */
  readonly keptMs: number;
  readonly turn: (deps: Deps, work: Work<Input, Outcome>) => Promise<Turn>;
  /** Whether the person may still have what it holds: rights may have been taken back since. */
  readonly mayHave: (deps: Deps, actor: Actor, work: Work<Input, Outcome>) => Promise<boolean>;
  /** The file, the same bytes each time. */
  readonly file: (deps: Deps, work: Work<Input, Outcome>) => FileAnswer['body'];
  readonly mediaType: string;
}

/** The types that this server knows. */
export type OperationKinds = ReadonlyMap<OperationType, OperationKind>;

/** Gathers the types of the rooms. */
export const operationKinds = (...kinds: readonly OperationKind[]): OperationKinds =>
  new Map(kinds.map((kind) => [kind.type, kind]));
