import type { Settings } from '../deps.ts';
import { Refusal } from '../refusal.ts';

const refuse = (detail: string): never => {
  throw new Refusal('cross-site-request', { detail });
};

const isSafe = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

/** What a GET answers: data for scripts, or a file that a person may also open by its address. */
export type Answering = 'data' | 'file';

/**
 * Refuses what another site sent (OWASP, Fetch Metadata with origin fallback): a direct call from a partner's page
 * carries the partitioned cookie, but also `Sec-Fetch-Site: cross-site`. Hono's own `csrf()` lets JSON through unchecked.
 */
export function checkOrigin(request: Request, settings: Settings, answering: Answering = 'data'): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  if (isSafe(request) && answering === 'data') requireScript(request);
  if (site === 'same-origin') return;
  if (site === 'same-site') return requirePortal(origin, settings);
  if (site === 'none' && isSafe(request) && answering === 'file') return;
  if (site !== null) refuse('Call from our own pages or through the embedded session.');
  if (origin !== null && origin !== settings.origin) return requirePortal(origin, settings);
  if (origin === null && !isSafe(request)) refuse('Send an Origin header.');
}

/** Data is for `fetch` and event streams: never for a frame, a script tag, an image or a window. */
function requireScript(request: Request): void {
  const destination = request.headers.get('sec-fetch-dest');
  if (destination !== null && destination !== 'empty') refuse('Read it with fetch from our own pages.');
}

function requirePortal(origin: string | null, settings: Settings): void {
  if (origin === null || !settings.portals.includes(origin)) refuse('This origin is not one of our portals.');
}

/** Unsafe methods also need our header and a JSON body: neither a form nor a plain-text post can send them. */
export function checkWrite(request: Request): void {
  if (isSafe(request)) return;
  if (!request.headers.has('o2-client')) refuse('Send the header O2-Client: 1.');
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new Refusal('unsupported-media-type', { detail: 'Send Content-Type: application/json.' });
}
