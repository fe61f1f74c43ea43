import type { Hono } from 'hono';
import type { Assets } from '../ports/assets.ts';
import { brand, home, hostedPage, languageOf } from './document.ts';

const titles = { fr: 'Sites connectés', en: 'Connected sites' } as const;

/** Mounts `GET /connections`: the sites that a customer has connected, and the way to cut them off. */
export function mountConnections(app: Hono, assets: Assets): void {
  app.get('/connections', (c) => {
    const lang = languageOf(c.req.raw);
    const body = `<main>
<h1 class="brand">${home(lang)}</h1>
<o2-session mode="cookie"><o2-connections loading="eager"></o2-connections></o2-session>
</main>`;
    const title = `${titles[lang]} – ${brand[lang]}`;
    return hostedPage({ title, body, lang, assets, headers: { vary: 'Accept-Language' } });
  });
}
