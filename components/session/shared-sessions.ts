import { createSession } from './create-session.ts';
import type { Session } from './session.ts';
import type { Transport } from './transport.ts';

const shared = new Map<string, Session>();

/** One session a page and name: whoever opens the same shares it. */
export function openShared(name: string, transport: () => Transport): Session {
  const session = shared.get(name) ?? createSession(transport());
  shared.set(name, session);
  return session;
}
