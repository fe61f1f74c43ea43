import type { Hono } from 'hono';
import type { Assets } from '../ports/assets.ts';
import { brand, text, type Language } from './document.ts';
import { mountShells, type Shell } from './shells.ts';

/** The pages of access: each a shell around one element, the same for everybody. */
const pages: Readonly<Record<string, Shell>> = {
  '/sign-in': {
    title: { fr: 'Se connecter', en: 'Sign in' },
    element: '<o2-sign-in loading="eager" data-params="next"></o2-sign-in>',
  },
  '/sign-up': {
    title: { fr: 'Créer un espace client', en: 'Create a customer space' },
    element: '<o2-sign-up loading="eager" terms-href="/terms"></o2-sign-up>',
  },
  '/password/forgotten': {
    title: { fr: 'Mot de passe oublié', en: 'Forgotten password' },
    element: '<o2-forgot-password loading="eager"></o2-forgot-password>',
  },
  // The secret of the link stands behind `#`: it reaches neither this server nor its logs.
  '/password/set': {
    title: { fr: 'Choisir un mot de passe', en: 'Choose a password' },
    element: '<o2-set-password loading="eager" data-params="token"></o2-set-password>',
  },
};

const noScript: Readonly<Record<Language, string>> = {
  fr: 'Activez JavaScript pour continuer.',
  en: 'Turn JavaScript on to continue.',
};

/** Mounts sign-in, sign-up, forgotten password and the page of the mailed link. */
export function mountSignInPages(app: Hono, assets: Assets, portals: readonly string[]): void {
  // Where a sign-in may lead back to, beside our own pages.
  const named = portals.length > 0 ? ` data-portals="${text(portals.join(' '))}"` : '';
  mountShells(
    app,
    assets,
    pages,
    (element, lang) => `<main class="narrow"${named}>
<p class="brand">${brand[lang]}</p>
${element}
<noscript>${noScript[lang]}</noscript>
</main>`,
  );
}
