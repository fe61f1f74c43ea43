import type { Hono } from 'hono';

/**
 * Hands an address's parameters to the element that waits for them (`data-params="quote invoices"`), and the secret after
 * `#` as `token`, empty where the link lost it, which it takes off the address at once: it stays out of logs, history and
 * referrers. What waits with `data-closes` learns whether its tab is a window that a partner's page opened, also once it
 * went to the bank and back.
 */
const script = `for (const element of document.querySelectorAll('[data-params]')) {
  const query = new URLSearchParams(location.search);
  for (const name of element.dataset.params.split(' ')) {
    const value = name === 'token' ? location.hash.slice(1) : query.get(name);
    if (value || name === 'token') element.setAttribute(name, value ?? '');
  }
}
for (const element of document.querySelectorAll('[data-closes]')) element.toggleAttribute('closes', isWindow());
function isWindow() {
  try {
    const query = new URLSearchParams(location.search);
    if (query.has('quote') || query.has('window')) sessionStorage.setItem('o2-window', '1');
    return sessionStorage.getItem('o2-window') !== null;
  } catch {
    return false;
  }
}
if (location.hash.length > 40) history.replaceState(null, '', location.pathname + location.search);
`;

/** Mounts `GET /pages/params.js`. */
export function mountParams(app: Hono): void {
  const headers = {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=300',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  };
  app.get('/pages/params.js', () => new Response(script, { headers }));
}
