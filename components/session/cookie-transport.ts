import { askedAhead } from './asked-ahead.ts';
import { repliesOf } from './batch-answer.ts';
import { hostedPath } from './hosted-pages.ts';
import type { HostedSurface } from './session.ts';
import type { Heard, Transport } from './transport.ts';

const againMs = 15_000;
/** The first answers reach the screen before. */
const soonMs = 100;

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
    ...(base ? {} : { askedAhead }),
    download: async (op, input, told) => {
      const [{ readDownload }, file] = await Promise.all([
        import('./read-download.ts'),
        post('/api/download', { op, input }),
      ]);
      return readDownload(file, told);
    },
    listen: (hear) => listenSoon(`${base}/api/events`, `o2-events:${base}`, hear),
    signIn: () => {
      go('sign-in', { next: base ? location.href : location.pathname + location.search });
      return new Promise(() => {});
    },
    // What is read beside a question must not take its place.
    open: (surface, params) =>
      surface === 'terms' ? void window.open(`${base}/terms`, '_blank', 'noopener') : go(surface, params),
  };
}

/** The stream's code comes after the first answers; it is tried for until it can be had. */
function listenSoon(url: string, name: string, hear: (heard: Heard) => void): () => void {
  let over = false;
  let end: (() => void) | undefined;
  const begin = async (): Promise<void> => {
    const { shareEvents } = await import('./share-events.ts');
    if (!over) end = shareEvents(url, name, hear);
  };
  const tryOn = (): void => void begin().catch(() => over || setTimeout(tryOn, againMs));
  setTimeout(tryOn, soonMs);
  return () => {
    over = true;
    end?.();
  };
}
