import { answer, complete } from './checkout.ts';
import { find, type State } from './state.ts';

export interface PageAnswer {
  readonly status: number;
  readonly location?: string;
  readonly html: string;
}

const page = (status: number, html: string): PageAnswer => ({
  status,
  html: `<!doctype html><title>Checkout double</title>${html}`,
});
const go = (location: string): PageAnswer => ({ status: 303, location, html: '' });

const form = (action: string, refused: string): string =>
  `<p role="alert">${refused}</p><form method="post" action="${action}">
  <input name="kind" value="card"><input name="number"><input name="expiry" value="12/40"><button>Pay</button></form>`;

/** Just enough of Checkout and 3-D Secure for a test to go through them; fields as on the sandbox's pages. */
export function servePage(state: State, method: string, url: URL, body: string): PageAnswer | undefined {
  const [, sessionId] = /^\/c\/pay\/([^/]+)$/.exec(url.pathname) ?? [];
  const [, intentId] = /^\/3ds\/([^/]+)$/.exec(url.pathname) ?? [];
  const typed = new URLSearchParams(body);
  if (sessionId) return servePay(state, method, sessionId, url, typed);
  if (!intentId) return undefined;
  const waits = find(state, intentId, 'payment_intent') ?? find(state, intentId, 'setup_intent');
  if (waits?.status !== 'requires_action') return page(410, 'over');
  if (method === 'POST') return go(answer(state, intentId, typed.get('answer') === 'accept'));
  return page(200, `<form method="post"><button name="answer" value="accept">ok</button></form>`);
}

function servePay(state: State, method: string, id: string, url: URL, typed: URLSearchParams): PageAnswer {
  const session = find(state, id, 'checkout.session');
  if (!session) return page(404, 'no such page');
  if (session.status !== 'open') return page(410, `<a href="${session.cancel_url}">back</a>`);
  if (method !== 'POST')
    return page(200, form(url.pathname, url.searchParams.has('refused') ? 'refused' : ''));
  const step = complete(state, session, {
    kind: typed.get('kind') ?? '',
    number: typed.get('number') ?? '',
    expiry: typed.get('expiry') || '12/40',
  });
  return 'go' in step ? go(step.go) : page(422, form(url.pathname, step.refused));
}
