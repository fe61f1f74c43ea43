import type { FieldError, Problem, ProblemCode, RefusalReason } from '../components/contract/problem.ts';

/** What a refusal may say beyond its code. */
export interface RefusalFacts {
  /** For the customer: what happened and what to do. */
  readonly detail?: string;
  readonly reason?: RefusalReason;
  readonly errors?: readonly FieldError[];
  /** Seconds. */
  readonly retryAfter?: number;
  readonly stepUp?: NonNullable<Problem['stepUp']>;
  /** What is left of the quota that was spent, for the headers of the answer. */
  readonly quota?: { readonly limit: number; readonly left: number; readonly reset: number };
  readonly cause?: unknown;
}

/** A no that the customer can understand: a code of the closed list, never an HTTP status. */
export class Refusal extends Error {
  override name = 'Refusal' as const;
  readonly code: ProblemCode;
  readonly facts: RefusalFacts;

  constructor(code: ProblemCode, facts: RefusalFacts = {}) {
    super(facts.detail ?? code, { cause: facts.cause });
    this.code = code;
    this.facts = facts;
  }
}
