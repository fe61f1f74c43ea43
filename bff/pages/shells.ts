import type { Hono } from 'hono';
import type { Assets } from '../ports/assets.ts';
import { brand, hostedPage, languageOf, type Language } from './document.ts';

/** A page that is a shell around one element, the same for everybody. */
export interface Shell {
  readonly title: Readonly<Record<Language, string>>;
  /** The element as HTML; what the page's address says is given to it by the script of the page. */
  readonly element: string;
}

/** Mounts pages by their path; `frame` puts the element between what stands above and below it. */
export function mountShells(
  app: Hono,
  assets: Assets,
  shells: Readonly<Record<string, Shell>>,
  frame: (element: string, lang: Language) => string,
): void {
  for (const [path, { title, element }] of Object.entries(shells))
    app.get(path, (c) => {
      const lang = languageOf(c.req.raw);
      return hostedPage({
        title: `${title[lang]} – ${brand[lang]}`,
        body: `${frame(`<o2-session mode="cookie">${element}</o2-session>`, lang)}
<script type="module" src="/pages/params.js"></script>`,
        lang,
        assets,
        headers: { vary: 'Accept-Language' },
      });
    });
}
