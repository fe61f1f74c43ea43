/**
 * Every way an answer can refuse, with its HTTP status: the closed list behind `application/problem+json` (RFC 9457).
 * The `type` of a problem is `https://espace-o2.example/problems/<code>`; clients branch on the code, never on the title.
 */
export const problemStatus = {
  'malformed-body': 400,
  'invalid-input': 400,
  'cursor-invalid': 400,
  'idempotency-key-missing': 400,
  'mixed-credentials': 400,
  unauthenticated: 401,
  'credentials-refused': 401,
  'step-up-required': 401,
  'proof-refused': 401,
  'cross-site-request': 403,
  'right-missing': 403,
  'scope-missing': 403,
  'first-party-only': 403,
  'password-off': 403,
  'partner-suspended': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'action-refused': 409,
  'idempotency-in-progress': 409,
  'already-exists': 409,
  'link-expired': 410,
  'precondition-failed': 412,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'idempotency-key-reused': 422,
  'password-refused': 422,
  'card-number-refused': 422,
  'payment-declined': 402,
  'precondition-required': 428,
  'quota-exceeded': 429,
  unexpected: 500,
  overloaded: 503,
  'read-only': 503,
} as const;

/** A code of the closed list; a new one needs a status here and a sentence in both languages. */
export type ProblemCode = keyof typeof problemStatus;

/** One wrong field: where it is (JSON Pointer, RFC 6901) and what to do about it. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
  /** The rule that was broken, where elements have a sentence of their own for it: `password-short`… */
  readonly rule?: string;
}

/** The body of a refusal (RFC 9457), media type `application/problem+json`. */
export interface Problem {
  /** Absolute URI ending in the code. */
  readonly type: string;
  readonly code: ProblemCode;
  /** Fixed per code, in English. */
  readonly title: string;
  readonly status: number;
  /** What happened this time and what to do; never internals. */
  readonly detail?: string;
  /** The id of the request, for support. */
  readonly instance: string;
  /** Why an action is refused, for `action-refused`. */
  readonly reason?: RefusalReason;
  /** The wrong fields, for `invalid-input`. */
  readonly errors?: readonly FieldError[];
  /** Seconds to wait, for `quota-exceeded`, `overloaded` and `read-only`. */
  readonly retryAfter?: number;
  /** For `step-up-required` (RFC 9470): the level needed, and its greatest age in seconds. */
  readonly stepUp?: { readonly acrValues: string; readonly maxAge: number };
}

/** The base of every problem type URI. */
export const problemBase = 'https://espace-o2.example/problems/';

/** Why an action on an object is not open to this person now; each has a sentence and a next step in the elements. */
export const refusalReasons = [
  'right-missing',
  'scope-missing',
  'hosted-only',
  'level-too-low',
  'state-pending',
  'state-active',
  'state-expired',
  'state-suspended',
  'state-terminated',
  'moving',
  'cancel-scheduled',
  'unpaid',
  'payment-in-progress',
  'already-paid',
  'already-refunded',
  'no-payment-method',
  'kind-does-not-renew',
  'not-yet',
  'too-late',
  'in-use',
  'consent-missing',
  'no-document',
  'under-way',
  'over',
  'in-dispute',
  'renewal-off',
] as const;

/** A reason code of the closed list. */
export type RefusalReason = (typeof refusalReasons)[number];
