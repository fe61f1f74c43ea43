import type { Hono } from 'hono';
import type { OwnTerms, OwnText } from '../ports/terms.ts';
import { brand, home, hostedPage, languageOf, text, type Language } from './document.ts';
import { defaultTerms } from './terms-default.ts';
import { markdownAsHtml, plainAsHtml } from './terms-text.ts';

/** What stands below the name of the space, and in which language. */
interface Shown {
  readonly lang: Language;
  readonly title: string;
  readonly html: string;
}

/** Mounts `GET /terms`: the general terms that consents refer to, the operator's own where he gave them. */
export function mountTerms(app: Hono, own: OwnTerms | undefined): void {
  app.get('/terms', (c) => {
    const { lang, title, html } = own ? ownIn(own, languageOf(c.req.raw)) : defaultIn(languageOf(c.req.raw));
    const body = `<main class="text">
<p class="brand">${home(lang)}</p>
${html}
</main>`;
    const headers = { vary: 'Accept-Language' };
    return hostedPage({ title: `${title} – ${brand[lang]}`, body, lang, headers });
  });
}

function defaultIn(lang: Language): Shown {
  const { title, intro, parts } = defaultTerms[lang];
  const sections = parts.map(([head, sentences]) =>
    [`<h2>${text(head)}</h2>`, ...sentences.map((it) => `<p>${text(it)}</p>`)].join('\n'),
  );
  return { lang, title, html: [`<h1>${text(title)}</h1>`, `<p>${text(intro)}</p>`, ...sections].join('\n') };
}

/** The French text stands for both languages when there is no other, and says so to a screen reader. */
function ownIn({ fr, en }: OwnTerms, asked: Language): Shown {
  const [lang, source] = asked === 'en' && en ? (['en', en] as const) : (['fr', fr] as const);
  const { title, intro } = defaultTerms[lang];
  return { lang, title, html: htmlOf(source, { title, intro }) };
}

function htmlOf(
  { format, words }: OwnText,
  head: { readonly title: string; readonly intro: string },
): string {
  const html = format === 'markdown' ? markdownAsHtml(words) : plainAsHtml(words);
  const intro = `<p>${text(head.intro)}</p>`;
  const titled = /^<h1>.*<\/h1>/.exec(html)?.[0];
  return titled
    ? `${titled}\n${intro}${html.slice(titled.length)}`
    : `<h1>${text(head.title)}</h1>\n${intro}\n${html}`;
}
