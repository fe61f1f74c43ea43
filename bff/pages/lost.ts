import { brand, home, hostedPage, languageOf, text, type Language } from './document.ts';

const words: Readonly<Record<Language, readonly [title: string, why: string, way: string]>> = {
  fr: [
    'Page introuvable',
    'Rien ne se trouve à cette adresse : elle est incomplète, ou elle a changé.',
    'Aller à mon espace client',
  ],
  en: [
    'Page not found',
    'Nothing is at this address: it is incomplete, or it has changed.',
    'Go to my space',
  ],
};

/** What a person who opens an address of ours where nothing is sees; `undefined` for whoever did not ask for a page. */
export function lostPage(request: Request): Response | undefined {
  const { method, headers: asked, url } = request;
  const isPage = method === 'GET' && asked.get('accept')?.includes('text/html');
  if (!isPage || new URL(url).pathname.startsWith('/api')) return undefined;
  const lang = languageOf(request);
  const [title, why, way] = words[lang];
  const body = `<main>
<p class="brand">${home(lang)}</p>
<h1>${text(title)}</h1>
<p>${text(why)}</p>
<p><a href="/">${text(way)}</a></p>
</main>`;
  const headers = { vary: 'Accept, Accept-Language' };
  const page = hostedPage({ title: `${title} – ${brand[lang]}`, body, lang, headers });
  return new Response(page.body, { status: 404, headers: page.headers });
}
