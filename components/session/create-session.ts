import type { Call, Reply } from '../contract/batch.ts';
import type { Right, Scope } from '../contract/access.ts';
import type { Input, OperationName, Output } from '../contract/api.ts';
import type { SessionInfo } from '../contract/profile.ts';
import { batcher } from './batcher.ts';
import { Cache } from './cache.ts';
import {
  ProblemError,
  type Answer,
  type CallOptions,
  type HostedSurface,
  type Session,
  type SessionState,
} from './session.ts';
import type { Heard, Transport } from './transport.ts';

const retryMs = 5000;

/** Makes a session over a transport: one cache, one live stream, one state for all elements. */
export const createSession = (transport: Transport): Session => new SharedSession(transport);

class SharedSession implements Session {
  state: SessionState = { status: 'loading' };
  #transport: Transport;
  #send: (call: Call) => Promise<Reply>;
  #cache: Cache;
  #hearers = new Set<(state: SessionState) => void>();
  #endListening: (() => void) | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.#send = batcher(transport);
    this.#cache = new Cache(this.#send, (reply) => this.#notice(reply));
    this.#hearers.add(() => this.#listenWhileActive());
    // An answer kept from before, shown while or because a newer one cannot be had, says nothing of now.
    this.#cache.watch('getSession', {}, ({ data, error, refreshing }: Answer<SessionInfo>) => {
      if (data && !error && !refreshing && data !== this.state.info) this.#meet(data);
    });
    transport.onSessionChange?.(() => this.#startAgain());
    onSight(() => this.#lookAgain());
  }

  subscribe(hear: (state: SessionState) => void): () => void {
    this.#hearers.add(hear);
    return () => void this.#hearers.delete(hear);
  }

  watch<N extends OperationName>(
    op: N,
    input: Input<N>,
    hear: (answer: Answer<Output<N>>) => void,
  ): () => void {
    return this.#cache.watch(op, input as Call['input'], hear as never);
  }

  async call<N extends OperationName>(op: N, input: Input<N>, options: CallOptions = {}): Promise<Output<N>> {
    // The old session's stream ends with it, maybe before the reply with the new one is here.
    if (op === 'switchAccount') this.#stopListening();
    const reply = await this.#send({ op, input: input as Call['input'], ...options }).catch(() => {
      this.#notice('offline');
      throw new ProblemError();
    });
    this.#notice(reply);
    if (op === 'switchAccount') this.#cache.invalidate(['session']);
    if (reply.problem) throw new ProblemError(reply.problem);
    this.#cache.invalidate((reply.output as { changed?: string[] } | undefined)?.changed ?? []);
    return reply.output as Output<N>;
  }

  download<N extends OperationName>(
    op: N,
    input: Input<N>,
    told?: (bytes: number) => void,
  ): ReturnType<Session['download']> {
    return this.#transport.download(op, input as Call['input'], told);
  }

  get fetchLink(): Session['fetchLink'] {
    return this.#transport.fetchLink;
  }

  can(right: Right, scope?: Scope): boolean {
    const { info } = this.state;
    return !!info?.rights.includes(right) && (!info.scopes || !scope || info.scopes.includes(scope));
  }

  requestSignIn(): void {
    void this.#transport.signIn().then(() => this.#startAgain());
  }

  openHosted(surface: HostedSurface, params: Readonly<Record<string, string>> = {}): void {
    this.#transport.open(surface, params);
  }

  async signOut(): Promise<void> {
    await this.#send({ op: 'signOut', input: {} });
    this.#startAgain();
  }

  refresh(): void {
    this.#cache.invalidate();
  }

  #become(next: SessionState): void {
    if (next.status === this.state.status && next.info === this.state.info) return;
    this.state = next;
    for (const hear of this.#hearers) hear(next);
  }

  #notice(reply: Reply | 'offline'): void {
    const { status, info } = this.state;
    if (reply === 'offline') {
      this.#become({ ...this.state, status: 'offline' });
      this.#retry ??= setTimeout(() => ((this.#retry = undefined), this.refresh()), retryMs);
    } else if (reply.problem?.code === 'unauthenticated' && info?.signedIn)
      this.#become({ status: 'expired' });
    else if (reply.problem?.code === 'partner-suspended') this.#become({ status: 'blocked' });
    else if (status === 'offline' && info)
      this.#become({ info, status: info.signedIn ? 'active' : 'anonymous' });
  }

  #hear(heard: Heard): void {
    // The stream of a session ends when the session does, or when another tab gave it another account: ask which.
    if (heard === 'ended') this.#stopListening();
    if (heard === 'joined') this.#cache.compare();
    else if (typeof heard === 'string') this.#cache.invalidate();
    else if ('standing' in heard) this.#cache.compare(heard.standing);
    else this.#cache.invalidate(heard.changed);
  }

  #listenWhileActive(): void {
    if (this.state.status === 'active')
      this.#endListening ??= this.#transport.listen((heard) => this.#hear(heard));
    else if (this.state.status !== 'offline') this.#stopListening();
  }

  #stopListening(): void {
    this.#endListening = void this.#endListening?.();
  }

  #meet(info: SessionInfo): void {
    const { status, info: before } = this.state;
    const ended = status === 'expired' || before?.signedIn;
    this.#become({ status: info.signedIn ? 'active' : ended ? 'expired' : 'anonymous', info });
    // After the end nobody knows who comes next.
    if (before ? before.activeAccount !== info.activeAccount : ended) this.#cache.clear('getSession');
  }

  #startAgain(): void {
    this.#become({ status: 'loading' });
    this.#cache.clear();
  }

  #lookAgain(): void {
    if (['expired', 'anonymous', 'blocked'].includes(this.state.status)) this.#cache.invalidate(['session']);
  }
}

/** Somebody may have signed in in another tab while this one was out of sight. */
function onSight(look: () => void): void {
  if (typeof document === 'undefined') return;
  document.addEventListener('visibilitychange', look);
  addEventListener('focus', look);
}
