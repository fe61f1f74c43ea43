import { join } from 'node:path';
import type { Hono } from 'hono';
import { languageOf, pageHeaders } from '../bff/pages/document.ts';
import { siteOf } from './site.ts';

/** Mounts the in-house portal on the server's own origin: one static page, under the policy of the hosted ones, for every address below `/espace`. */
export function mountPortal(app: Hono): void {
  const site = (replace: Readonly<Record<string, string>>) =>
    siteOf({
      folder: join(import.meta.dirname, 'portal'),
      fonts: {},
      replace,
      headers: { ...pageHeaders, vary: 'Accept-Language' },
    });
  const sites = { fr: site({}), en: site(english) };
  const page = (request: Request): Response =>
    sites[languageOf(request)](new Request(new URL('/', request.url), request));
  app.get('/', (c) => c.redirect('/espace'));
  for (const path of ['/espace', '/espace/*']) app.get(path, (c) => page(c.req.raw));
  for (const path of ['/portal.css', '/mark.svg']) app.get(path, (c) => sites.fr(c.req.raw));
}

const english = {
  '<html lang="fr">': '<html lang="en">',
  'Espace client': 'Customer space',
  'Votre espace client a besoin de JavaScript.': 'Your customer space needs JavaScript.',
};
