import { repliesOf } from './batch-answer.ts';
import { readDownload } from './read-download.ts';
import { shareEvents } from './share-events.ts';
import type { Transport } from './transport.ts';

const pages = { 'sign-in': '/sign-in', 'sign-up': '/sign-up', 'security': '/security', 'connections': '/connections', 'payment-methods': '/payment-methods', 'pay': '/pay', 'step-up': '/step-up' } as const;

/** Calls with our own cookie, from a portal on the BFF's origin or on an allowed sibling of it. */
export function cookieTransport(base: string): Transport {
  const go = (path: string, params: Readonly<Record<string, string>>): void => {
    const url = new URL(base + path, location.href);
    for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
    location.assign(url);
  };
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
    download: async (op, input) => readDownload(await post('/api/download', { op, input })),
    listen: (hear) => shareEvents(`${base}/api/events`, `o2-events:${base}`, hear),
    signIn: () => {
      go(pages['sign-in'], { next: location.pathname + location.search });
      return new Promise(() => {});
    },
    open: (surface, params) => go(pages[surface], params),
  };
}
