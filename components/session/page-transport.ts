import type { Reply } from '../contract/batch.ts';
import type { Heard, Transport } from './transport.ts';

/** A server inside the page: Storybook and tests hand over its `fetch` and its live stream. */
export interface PageServer {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly listen?: (hear: (heard: Heard) => void) => () => void;
}

/** Calls a server that runs in this very page; nothing leaves it. */
export function pageTransport(server: PageServer): Transport {
  return {
    send: async (calls) => {
      const request = new Request(new URL('/api/batch', location.href), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'o2-client': '1' },
        body: JSON.stringify({ calls }),
      });
      const response = await server.fetch(request);
      const body = (await response.json()) as { replies?: Reply[] };
      if (!body.replies) throw new Error(`status ${response.status}`);
      return body.replies;
    },
    listen: (hear) => server.listen?.(hear) ?? (() => {}),
    signIn: () => Promise.resolve(),
    open: () => {},
  };
}
