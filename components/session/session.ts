import type { Right, Scope } from '../contract/access.ts';
import type { Input, OperationName, Output } from '../contract/api.ts';
import type { Problem, ProblemCode } from '../contract/problem.ts';
import type { SessionInfo } from '../contract/profile.ts';

/**
 * Where the session stands: not known yet, nobody, somebody, somebody whose session ended, refused for this site, or
 * unreachable (what was read stays, with its time).
 */
export type SessionStatus = 'loading' | 'anonymous' | 'active' | 'expired' | 'blocked' | 'offline';

/** What all elements know of the session: replaced as a whole, never changed. No token, no session id. */
export interface SessionState {
  readonly status: SessionStatus;
  readonly info?: SessionInfo;
}

/** The answer to a question as it stands: shared by everybody who asks the same. */
export interface Answer<T> {
  readonly status: 'loading' | 'ready' | 'failed';
  /** The last good answer, kept while a newer one is on its way or cannot be had. */
  readonly data?: T;
  /** When `data` was true, milliseconds since 1970. */
  readonly asOf?: number;
  /** Why the last try failed. */
  readonly error?: ProblemError;
  /** A newer answer is on its way. */
  readonly refreshing: boolean;
}

/** How a call may be sent. */
export interface CallOptions {
  /** `If-Match`: the version last seen. */
  readonly version?: number;
  /** `Idempotency-Key`, where the operation asks for one: keep it for a repeat of the same wish. */
  readonly key?: string;
}

/** The pages of our own origin that an element may ask to open. */
export type HostedSurface =
  'sign-in' | 'sign-up' | 'security' | 'connections' | 'payment-methods' | 'pay' | 'step-up' | 'terms';

/**
 * The session as elements see it, whichever way the calls travel: through the vault on a partner's page, with our own
 * cookie in a portal, or inside the page in Storybook.
 */
export interface Session {
  readonly state: SessionState;
  /** Tells of every new {@link SessionState}; returns the end of it. */
  subscribe(hear: (state: SessionState) => void): () => void;
  /** Asks and keeps the answer fresh for as long as somebody listens; the same question is asked once. */
  watch<N extends OperationName>(
    op: N,
    input: Input<N>,
    hear: (answer: Answer<Output<N>>) => void,
  ): () => void;
  /** Calls once. Rejects with {@link ProblemError}. What the answer names as changed is asked anew. */
  call<N extends OperationName>(op: N, input: Input<N>, options?: CallOptions): Promise<Output<N>>;
  /**
   * Fetches the file of an operation that produces one. Rejects with {@link ProblemError}. `told` hears how many bytes have
   * come, where the way tells it: not on a partner's page.
   */
  download<N extends OperationName>(
    op: N,
    input: Input<N>,
    told?: (bytes: number) => void,
  ): Promise<{ readonly blob: Blob; readonly fileName: string }>;
  /** Fetches the file behind a link of ours where the server runs in the page itself; absent where the browser can. */
  readonly fetchLink?:
    ((url: string) => Promise<{ readonly blob: Blob; readonly fileName: string }>) | undefined;
  /** Whether a right and its scope are there: to hide what makes no sense, never to protect. */
  can(right: Right, scope?: Scope): boolean;
  /** Opens the sign-in; call it in the click, before any await. */
  requestSignIn(): void;
  /** Opens a page of our own origin; call it in the click, before any await. */
  openHosted(surface: HostedSurface, params?: Readonly<Record<string, string>>): void;
  /** Ends the session and forgets every answer. */
  signOut(): Promise<void>;
  /** Asks everything on display again. */
  refresh(): void;
}

/** A refusal of the server, or `offline` when it could not be reached. */
export class ProblemError extends Error {
  override name = 'ProblemError' as const;
  readonly code: ProblemCode | 'offline';
  readonly problem: Problem | undefined;

  constructor(problem?: Problem) {
    super(problem?.detail ?? problem?.title ?? 'offline');
    this.code = problem?.code ?? 'offline';
    this.problem = problem;
  }
}
