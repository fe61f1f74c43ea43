/** What a hosted page is made of. */
export interface HostedPage {
  readonly title: string;
  /** HTML of our own, without a word of the customer: elements fill it through the API. */
  readonly body: string;
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
export function hostedPage({ title, body, headers = {} }: HostedPage): Response {
  const all = new Headers(pageHeaders);
  for (const [name, value] of Object.entries(headers))
    if (value === '') all.delete(name);
    else all.set(name, value);
  return new Response(documentOf(title, body), { headers: all });
}

const documentOf = (title: string, body: string): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(title)}</title>
<link rel="stylesheet" href="/pages/style.css">
<script type="module" src="/v1/o2.js"></script>
</head>
<body>
${body}
</body>
</html>
`;

/** Text as HTML, also between double quotes. */
export const text = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
