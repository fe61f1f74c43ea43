import type { Carried, SessionCarrier } from '../../ports/session-carrier.ts';

/**
 * Keeps the secrets of one visitor in memory: in a page that holds the whole server a `Response` drops `Set-Cookie`
 * and a `Request` refuses `Cookie`.
 */
export function memoryCarrier(): SessionCarrier {
  const secrets = new Map<Carried, string>();
  return {
    read: (_, kind) => secrets.get(kind),
    give: (_, kind, secret) => void secrets.set(kind, secret),
    take: (_, kind) => void secrets.delete(kind),
  };
}
