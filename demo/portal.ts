import { join } from 'node:path';
import type { Hono } from 'hono';
import { pageHeaders } from '../bff/pages/document.ts';
import { siteOf } from './site.ts';

/** Mounts the in-house portal on the server's own origin: one static page, under the policy of the hosted ones, for every address below `/espace`. */
export function mountPortal(app: Hono): void {
  const site = siteOf({
    folder: join(import.meta.dirname, 'portal'),
    fonts: {},
    replace: {},
    headers: pageHeaders,
  });
  const page = (request: Request): Response => site(new Request(new URL('/', request.url), request));
  app.get('/', (c) => c.redirect('/espace'));
  for (const path of ['/espace', '/espace/*']) app.get(path, (c) => page(c.req.raw));
  for (const path of ['/portal.css', '/mark.svg']) app.get(path, (c) => site(c.req.raw));
}
