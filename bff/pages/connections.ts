import type { Hono } from 'hono';
import { hostedPage } from './document.ts';

/** Mounts `GET /connections`: the sites that a customer has connected, and the way to cut them off. */
export function mountConnections(app: Hono): void {
  app.get('/connections', () =>
    hostedPage({
      title: 'Sites connectés – Espace client O2',
      body: `<main>
<p class="brand">Espace client O2</p>
<o2-session mode="cookie"><o2-connections loading="eager"></o2-connections></o2-session>
</main>`,
    }),
  );
}
