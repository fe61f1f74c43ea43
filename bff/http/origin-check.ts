import type { Settings } from '../deps.ts';
import { Refusal } from '../refusal.ts';

const refuse = (detail: string): never => {
  throw new Refusal('cross-site-request', { detail });
};

/**
 * Refuses what another site sent (OWASP, Fetch Metadata with origin fallback): a direct call from a partner's page
 * carries the partitioned cookie, but also `Sec-Fetch-Site: cross-site`. Hono's own `csrf()` lets JSON through unchecked.
 */
export function checkOrigin(request: Request, settings: Settings): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  if (site === 'same-origin') return;
  if (site === 'same-site') return requirePortal(origin, settings);
  if (site === 'none' && request.method === 'GET') return;
  if (site !== null) refuse('Call from our own pages or through the embedded session.');
  if (origin !== null && origin !== settings.origin) return requirePortal(origin, settings);
  if (origin === null && request.method !== 'GET') refuse('Send an Origin header.');
}

function requirePortal(origin: string | null, settings: Settings): void {
  if (origin === null || !settings.portals.includes(origin)) refuse('This origin is not one of our portals.');
}

/** Unsafe methods also need our header and a JSON body: neither a form nor a plain-text post can send them. */
export function checkWrite(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  if (!request.headers.has('o2-client')) refuse('Send the header O2-Client: 1.');
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json(;|$)/i.test(type)) throw new Refusal('unsupported-media-type', { detail: 'Send Content-Type: application/json.' });
}
