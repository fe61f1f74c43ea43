import type { Hono } from 'hono';
import type { Settings } from '../deps.ts';

const grants: Readonly<Record<string, string>> = {
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers':
    'Content-Disposition, ETag, RateLimit, RateLimit-Policy, Request-Id, Retry-After',
};

const preflight: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers':
    'Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, O2-Client',
  'access-control-max-age': '7200',
  vary: 'Origin',
};

/** What lets a portal on another origin of our site read an answer (Fetch, CORS protocol); nothing for anybody else. */
export function portalHeaders({ headers }: Request, { portals }: Settings): Readonly<Record<string, string>> {
  const origin = headers.get('origin');
  return origin !== null && portals.includes(origin)
    ? { 'access-control-allow-origin': origin, ...grants }
    : {};
}

/**
 * Lets the operator's portals call the API from their own origins, each named exactly. Everybody else gets no CORS header
 * at all: partners call through the vault, which is of our origin.
 */
export function mountPortalCors(app: Hono, settings: Settings): void {
  if (settings.portals.length === 0) return;
  app.use('/api/*', async (c, next) => {
    const allowed = Object.entries(portalHeaders(c.req.raw, settings));
    if (allowed.length === 0) return next();
    if (c.req.method === 'OPTIONS' && c.req.header('access-control-request-method'))
      return new Response(null, { status: 204, headers: { ...preflight, ...Object.fromEntries(allowed) } });
    await next();
    for (const [name, value] of allowed) c.res.headers.set(name, value);
    return undefined;
  });
}
