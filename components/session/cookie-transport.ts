import type { Reply } from '../contract/batch.ts';
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
  return {
    send: async (calls) => {
      const response = await fetch(`${base}/api/batch`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'content-type': 'application/json', 'o2-client': '1' },
        body: JSON.stringify({ calls }),
      });
      if (!response.ok) return refusedAlike(calls.length, response);
      return ((await response.json()) as { replies: Reply[] }).replies;
    },
    listen: (hear) => shareEvents(`${base}/api/events`, `o2-events:${base}`, hear),
    signIn: () => {
      go(pages['sign-in'], { next: location.pathname + location.search });
      return new Promise(() => {});
    },
    open: (surface, params) => go(pages[surface], params),
  };
}

async function refusedAlike(count: number, response: Response): Promise<Reply[]> {
  if (response.status >= 502 || !response.headers.get('content-type')?.includes('problem')) throw new Error(`status ${response.status}`);
  const problem = (await response.json()) as NonNullable<Reply['problem']>;
  return Array.from({ length: count }, () => ({ status: response.status, problem }));
}
