import type { Hono } from 'hono';

// The elements bring their own styles; this is only the ground they stand on.
const sheet = `:root {
  color-scheme: light dark;
  font-family: system-ui, sans-serif;
  background: light-dark(#f5f6f9, #0d1017);
  color: light-dark(#1a1f2b, #e8ebf2);
}
body { margin: 0; }
main { box-sizing: border-box; max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
main.text { max-width: 42rem; line-height: 1.55; }
main.text h2 { margin: 1.5rem 0 0.25rem; font-size: 1.125rem; }
main.text h3 { margin: 1.25rem 0 0.25rem; font-size: 1rem; }
main.text p { margin: 0.5rem 0; }
main.text :is(ul, ol) { margin: 0.5rem 0; padding-inline-start: 1.5rem; }
main.text { overflow-wrap: anywhere; }
main.narrow { max-width: 30rem; }
:not(:defined) { display: block; }
[hidden] { display: none !important; }
.letter { box-sizing: border-box; width: 100%; height: 26rem; border: 1px solid; background: #fff; color-scheme: light; }
a { color: light-dark(#0b57c2, #8ab4ff); }
.mails { margin: 0; padding: 0; list-style: none; }
.mails li { padding: 0.75rem 0; border-block-start: 1px solid light-dark(#dfe3ea, #2c3444); }
.mails small { color: light-dark(#555d6e, #a8b0c0); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.brand { margin: 0 0 1rem; font-weight: 700; font-size: 1.125rem; letter-spacing: -0.01em; }
.brand a { color: inherit; text-decoration: none; }
.brand a::before { content: '‹ ' / ''; }
.brand a:hover { text-decoration: underline; }
`;

/** The style sheet of the hosted pages, a file because their policy allows nothing inline. */
export function mountPageStyle(app: Hono): void {
  app.get('/pages/style.css', (c) =>
    c.body(sheet, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    }),
  );
}
