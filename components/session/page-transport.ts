import type { Reply } from '../contract/batch.ts';
import { readDownload } from './read-download.ts';
import type { Heard, Transport } from './transport.ts';

/** A server inside the page: Storybook and tests hand over its `fetch` and its live stream. */
export interface PageServer {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly listen?: (hear: (heard: Heard) => void) => () => void;
}

/** Calls a server that runs in this very page; nothing leaves it. */
export function pageTransport(server: PageServer): Transport {
  const post = async (path: string, body: unknown): Promise<Response> =>
    server.fetch(
      new Request(new URL(path, location.href), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'o2-client': '1' },
        body: JSON.stringify(body),
      }),
    );
  return {
    download: async (op, input, told) => readDownload(await post('/api/download', { op, input }), told),
    fetchLink: async (url) => readDownload(await server.fetch(new Request(url))),
    send: async (calls) => {
      const response = await post('/api/batch', { calls });
      const body = (await response.json()) as { replies?: Reply[] };
      if (!body.replies) throw new Error(`status ${response.status}`);
      return body.replies;
    },
    listen: (hear) => server.listen?.(hear) ?? (() => {}),
    signIn: () => Promise.resolve(),
    open: () => {},
  };
}
