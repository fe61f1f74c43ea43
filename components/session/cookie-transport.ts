import { repliesOf } from './batch-answer.ts';
import { hostedPath } from './hosted-pages.ts';
import { readDownload } from './read-download.ts';
import { shareEvents } from './share-events.ts';
import type { HostedSurface } from './session.ts';
import type { Transport } from './transport.ts';

/** Calls with our own cookie, from a portal on the BFF's origin or on an allowed sibling of it. */
export function cookieTransport(base: string): Transport {
  const go = (surface: HostedSurface, params: Readonly<Record<string, string>>): void =>
    location.assign(base + hostedPath(surface, params));
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(base + path, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json', 'o2-client': '1' },
      body: JSON.stringify(body),
    });
  return {
    send: async (calls) => {
      const response = await post('/api/batch', { calls });
      return repliesOf(response, calls.length);
    },
    download: async (op, input, told) => readDownload(await post('/api/download', { op, input }), told),
    listen: (hear) => shareEvents(`${base}/api/events`, `o2-events:${base}`, hear),
    signIn: () => {
      go('sign-in', { next: location.pathname + location.search });
      return new Promise(() => {});
    },
    open: (surface, params) => go(surface, params),
  };
}
