import type { Assets } from '../ports/assets.ts';

export type Language = 'fr' | 'en';

/** The name above every hosted page. */
export const brand: Readonly<Record<Language, string>> = { fr: 'Espace client O2', en: 'O2 customer space' };

/** The name as the way back to the space, above pages that are not a window of a partner's. */
export const home = (lang: Language): string => `<a href="/">${brand[lang]}</a>`;

/** What a hosted page is made of. */
export interface HostedPage {
  readonly title: string;
  /** HTML of our own, without a word of the customer: elements fill it through the API. */
  readonly body: string;
  /** Language of the page and of the elements in it; French when not said. */
  readonly lang?: Language;
  /** Where its elements come from: their files are then fetched beside the script tag, not after it. */
  readonly assets?: Assets | undefined;
  /** Sent beside the headers of every hosted page; an empty value takes one away. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Scripts, styles and calls of our own origin only; nobody frames it; no script is made from text. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html 'allow-duplicates'",
].join('; ');

/** On every hosted page. The referrer stays within our origin: `no-referrer` would send forms with `Origin: null`. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': pagePolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cache-control': 'no-store',
};

/** A page of our own origin: a shell around elements, the same for everybody. */
export function hostedPage({ title, body, lang = 'fr', headers = {}, assets }: HostedPage): Response {
  const all = new Headers(pageHeaders);
  for (const [name, value] of Object.entries(headers))
    if (value === '') all.delete(name);
    else all.set(name, value);
  return new Response(documentOf(title, body, lang, assets ? preloads(body, assets) : ''), { headers: all });
}

const documentOf = (title: string, body: string, lang: Language, ahead: string): string => `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(title)}</title>
<link rel="stylesheet" href="/pages/style.css">
<script type="module" src="/v1/o2.js"></script>${ahead}
</head>
<body>
${body}
</body>
</html>
`;

function preloads(body: string, assets: Assets): string {
  const tags = new Set([...body.matchAll(/<(o2-[a-z-]+)/g)].map(([, tag = '']) => tag));
  const files = new Map([...tags].flatMap((tag) => assets.filesOf(tag)).map((file) => [file.name, file]));
  return [...files.values()]
    .map(
      ({ name, integrity }) =>
        `\n<link rel="modulepreload" href="/releases/${assets.version}/${name}" integrity="${integrity}" crossorigin>`,
    )
    .join('');
}

/** The language that the address (`?lang=en`) or else the browser asks for, French before all. */
export function languageOf(request: Request): Language {
  const asked = /[?&]lang=(fr|en)\b/.exec(request.url)?.[1];
  if (asked) return asked as Language;
  const wanted = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((entry) => /^\s*(fr|en)\b[^;]*(?:;\s*q=([01](?:\.\d+)?))?/i.exec(entry))
    .filter((entry) => entry !== null)
    .toSorted((a, b) => Number(b[2] ?? 1) - Number(a[2] ?? 1));
  return wanted[0]?.[1]?.toLowerCase() === 'en' ? 'en' : 'fr';
}

/** Text as HTML, also between double quotes. */
export const text = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
