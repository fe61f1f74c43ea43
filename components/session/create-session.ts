import type { Reply } from '../contract/batch.ts';
import { batcher } from './batcher.ts';
import { Cache } from './cache.ts';
import { ProblemError, type Session, type SessionState } from './session.ts';
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
    } else if (reply.problem?.code === 'unauthenticated' && state.info?.signedIn) become({ status: 'expired' });
    else if (reply.problem?.code === 'partner-suspended') become({ status: 'blocked' });
    else if (state.status === 'offline' && state.info) become({ ...state, status: state.info.signedIn ? 'active' : 'anonymous' });
  };

  let endListening: (() => void) | undefined;
  const hear = (heard: Heard): void => {
    if (heard === 'ended') become({ status: 'expired' });
    if (heard === 'missed' || heard === 'ended') cache.invalidate();
    else cache.invalidate(heard.changed);
  };
  const listenWhileActive = (): void => {
    if (state.status === 'active') endListening ??= transport.listen(hear);
    else if (state.status !== 'offline') endListening = void endListening?.();
  };
  hearers.add(listenWhileActive);

  cache.watch('getSession', {}, ({ data }: { readonly data?: NonNullable<SessionState['info']> }) => {
    if (data) become({ status: data.signedIn ? 'active' : state.status === 'expired' ? 'expired' : 'anonymous', info: data });
  });
  const startAgain = (): void => {
    become({ status: 'loading' });
    cache.clear();
  };
  transport.onSessionChange?.(startAgain);

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
      const reply = await send({ op, input: input as Record<string, unknown>, ...options }).catch(() => {
        notice('offline');
        throw new ProblemError();
      });
      notice(reply);
      if (reply.problem) throw new ProblemError(reply.problem);
      cache.invalidate((reply.output as { changed?: string[] } | undefined)?.changed ?? []);
      return reply.output as never;
    },
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
