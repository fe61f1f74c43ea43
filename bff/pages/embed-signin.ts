import type { Hono } from 'hono';
import type { Assets } from '../ports/assets.ts';
import { brand, hostedPage, languageOf, type Language } from './document.ts';

const words: Readonly<Record<Language, Readonly<Record<'title' | 'noScript', string>>>> = {
  fr: {
    title: 'Se connecter à l’espace client O2',
    noScript: 'Activez JavaScript pour vous connecter.',
  },
  en: {
    title: 'Sign in to the O2 customer space',
    noScript: 'Turn JavaScript on to sign in.',
  },
};

/**
 * Mounts `GET /embed/signin`: the window in which a customer signs in and consents to a partner. A static shell: its own
 * navigation comes from another site and carries no strict cookie, the calls of its elements do. It takes nothing from
 * its address: partner, origin and key come from the vault itself.
 */
export function mountEmbedSignIn(app: Hono, assets: Assets): void {
  app.get('/embed/signin', (c) => {
    const lang = languageOf(c.req.raw);
    const { title, noScript } = words[lang];
    return hostedPage({
      title,
      lang,
      assets,
      body: `<main class="narrow">
<p class="brand">${brand[lang]}</p>
<o2-session mode="cookie">
<o2-consent loading="eager"><o2-sign-in slot="sign-in" inline loading="eager"></o2-sign-in></o2-consent>
</o2-session>
<noscript>${noScript}</noscript>
</main>`,
      // With an opener policy the window would lose its opener, and with it the vault.
      headers: { 'cross-origin-opener-policy': '', vary: 'Accept-Language' },
    });
  });
}
