import { join } from 'node:path';
import type { Hono } from 'hono';
import { pageHeaders } from '../bff/pages/document.ts';
import { siteOf } from './site.ts';

/** Mounts the in-house portal on the server's own origin: static pages under the policy of the hosted ones. */
export function mountPortal(app: Hono): void {
  const site = siteOf({
    folder: join(import.meta.dirname, 'portal'),
    fonts: {},
    replace: {},
    headers: pageHeaders,
  });
  for (const path of ['/', '/portal.css', '/mark.svg']) app.get(path, (c) => site(c.req.raw));
}
