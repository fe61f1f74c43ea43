import { request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { startChild } from '../../support/child.ts';

/** A server in a process of its own. */
export interface Process {
  /** Where it listens. */
  readonly space: string;
  readonly stop: () => Promise<void>;
}

/** Starts the server as `npm run serve` does, on a database that others may use too. */
export async function startProcess(DATABASE_URL: string): Promise<Process> {
  const child = startChild('bff/main.ts', { PORT: '0', DATABASE_URL, TRUSTED_PROXIES: '1' });
  const [, port] = await child.prints(/"port":(\d+)/);
  return {
    space: `http://space.localhost:${port}`,
    stop: async () => {
      child.signal('SIGTERM');
      await child.ended;
    },
  };
}

/** A live stream that is listened to. */
export interface Ear {
  /** Resolves with the milliseconds since the call when the stream has named a resource. */
  readonly hears: (resource: string) => Promise<number>;
  /** Resolves with the milliseconds since the call when the server has ended it. */
  readonly ends: () => Promise<number>;
  readonly close: () => void;
}

/** Opens the live stream of a session; resolves once the server listens for it. */
export async function listen(
  space: string,
  session: string,
  kind: 'portal' | 'embed' = 'portal',
  query = '',
): Promise<Ear> {
  const { host, port, origin } = new URL(space);
  const asked = request({
    host: '127.0.0.1',
    port,
    path: kind === 'portal' ? '/api/events' : `/embed/events${query}`,
    headers: { host, origin, cookie: `${cookieName[kind]}=${session}`, 'sec-fetch-site': 'same-origin' },
  });
  asked.end();
  const [stream] = (await once(asked, 'response')) as [IncomingMessage];
  if (stream.statusCode !== 200) throw new Error(`the stream answered ${stream.statusCode}`);
  let heard = '';
  stream.setEncoding('utf8').on('data', (text: string) => (heard += text));
  stream.on('error', () => {});
  await once(stream, 'data');
  const since = async (met: () => boolean, event: 'data' | 'end'): Promise<number> => {
    const start = performance.now();
    while (!met()) await once(stream, event);
    return performance.now() - start;
  };
  return {
    hears: (resource) => since(() => heard.includes(`"${resource}"`), 'data'),
    ends: () => since(() => stream.readableEnded, 'end'),
    close: () => asked.destroy(),
  };
}
