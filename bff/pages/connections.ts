import type { Hono } from 'hono';
import { hostedPage, languageOf } from './document.ts';

const words = {
  fr: { title: 'Sites connectés – Espace client O2', brand: 'Espace client O2' },
  en: { title: 'Connected sites – O2 customer space', brand: 'O2 customer space' },
} as const;

/** Mounts `GET /connections`: the sites that a customer has connected, and the way to cut them off. */
export function mountConnections(app: Hono): void {
  app.get('/connections', (c) => {
    const lang = languageOf(c.req.raw);
    const { title, brand } = words[lang];
    const body = `<main>
<p class="brand">${brand}</p>
<o2-session mode="cookie"><o2-connections loading="eager"></o2-connections></o2-session>
</main>`;
    return hostedPage({ title, body, lang, headers: { vary: 'Accept-Language' } });
  });
}
