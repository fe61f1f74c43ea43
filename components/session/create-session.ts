import type { Reply } from '../contract/batch.ts';
import type { SessionInfo } from '../contract/profile.ts';
import { batcher } from './batcher.ts';
import { Cache } from './cache.ts';
import { ProblemError, type Answer, type Session, type SessionState } from './session.ts';
import type { Heard, Transport } from './transport.ts';

const retryMs = 5000;

/** Makes a session over a transport: one cache, one live stream, one state for all elements. */
export function createSession(transport: Transport): Session {
  let state: SessionState = { status: 'loading' };
  const hearers = new Set<(state: SessionState) => void>();
  const become = (next: SessionState): void => {
    if (next.status === state.status && next.info === state.info) return;
    state = next;
    for (const hear of hearers) hear(state);
  };

  const send = batcher(transport);
  const cache = new Cache(send, (reply) => notice(reply));
  let retry: ReturnType<typeof setTimeout> | undefined;
  const notice = (reply: Reply | 'offline'): void => {
    if (reply === 'offline') {
      become({ ...state, status: 'offline' });
      retry ??= setTimeout(() => ((retry = undefined), cache.invalidate()), retryMs);
    } else if (reply.problem?.code === 'unauthenticated' && state.info?.signedIn)
      become({ status: 'expired' });
    else if (reply.problem?.code === 'partner-suspended') become({ status: 'blocked' });
    else if (state.status === 'offline' && state.info)
      become({ ...state, status: state.info.signedIn ? 'active' : 'anonymous' });
  };

  let endListening: (() => void) | undefined;
  const hear = (heard: Heard): void => {
    // The stream of a session ends when the session does, or when another tab gave it another account: ask which.
    if (heard === 'ended') endListening = void endListening?.();
    cache.invalidate(typeof heard === 'object' ? heard.changed : undefined);
  };
  const listenWhileActive = (): void => {
    if (state.status === 'active') endListening ??= transport.listen(hear);
    else if (state.status !== 'offline') endListening = void endListening?.();
  };
  hearers.add(listenWhileActive);

  const meet = (info: SessionInfo): void => {
    const before = state.info;
    const ended = state.status === 'expired' || before?.signedIn;
    become({ status: info.signedIn ? 'active' : ended ? 'expired' : 'anonymous', info });
    if (before && before.activeAccount !== info.activeAccount) cache.clear('getSession');
  };
  // An answer kept from before, shown while or because a newer one cannot be had, says nothing of now.
  cache.watch('getSession', {}, ({ data, error, refreshing }: Answer<SessionInfo>) => {
    if (data && !error && !refreshing && data !== state.info) meet(data);
  });
  const startAgain = (): void => {
    become({ status: 'loading' });
    cache.clear();
  };
  transport.onSessionChange?.(startAgain);
  lookAgain(
    () => ['expired', 'anonymous', 'blocked'].includes(state.status) && cache.invalidate(['session']),
  );

  return {
    get state() {
      return state;
    },
    subscribe: (listener) => {
      hearers.add(listener);
      return () => void hearers.delete(listener);
    },
    watch: (op, input, listener) => cache.watch(op, input as Record<string, unknown>, listener as never),
    call: async (op, input, options = {}) => {
      // The old session's stream ends with it, maybe before the reply with the new one is here.
      if (op === 'switchAccount') endListening = void endListening?.();
      const reply = await send({ op, input: input as Record<string, unknown>, ...options }).catch(() => {
        notice('offline');
        throw new ProblemError();
      });
      notice(reply);
      if (op === 'switchAccount') cache.invalidate(['session']);
      if (reply.problem) throw new ProblemError(reply.problem);
      cache.invalidate((reply.output as { changed?: string[] } | undefined)?.changed ?? []);
      return reply.output as never;
    },
    download: (op, input) => transport.download(op, input as Record<string, unknown>),
    can: (right, scope) => {
      const { info } = state;
      return !!info?.rights.includes(right) && (!info.scopes || !scope || info.scopes.includes(scope));
    },
    requestSignIn: () => void transport.signIn().then(startAgain),
    openHosted: (surface, params = {}) => transport.open(surface, params),
    signOut: async () => {
      await send({ op: 'signOut', input: {} });
      startAgain();
    },
    refresh: () => cache.invalidate(),
  };
}

/** Somebody may have signed in in another tab while this one was out of sight. */
function lookAgain(look: () => void): void {
  if (typeof document === 'undefined') return;
  document.addEventListener('visibilitychange', look);
  addEventListener('focus', look);
}
