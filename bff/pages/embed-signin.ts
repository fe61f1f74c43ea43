import type { Hono } from 'hono';
import { hostedPage } from './document.ts';

/**
 * Mounts `GET /embed/signin`: the window in which a customer signs in and consents to a partner. A static shell: its own
 * navigation comes from another site and carries no strict cookie, the calls of its elements do. It takes nothing from
 * its address: partner, origin and key come from the vault itself.
 */
export function mountEmbedSignIn(app: Hono): void {
  app.get('/embed/signin', () =>
    hostedPage({
      title: 'Se connecter à l’espace client O2',
      body: `<main class="narrow">
<p class="brand">Espace client O2</p>
<o2-session mode="cookie">
<o2-consent loading="eager"></o2-consent>
</o2-session>
<noscript>Activez JavaScript pour vous connecter.</noscript>
</main>`,
      // With an opener policy the window would lose its opener, and with it the vault.
      headers: { 'cross-origin-opener-policy': '' },
    }),
  );
}
