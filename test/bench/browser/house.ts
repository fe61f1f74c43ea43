import type { BrowserContext, Page } from 'playwright-core';
import type { Bench as House } from '../../e2e/embed/bench.ts';
import { addCustomer, addPerson, join } from '../../support/people.ts';
import type { TestBff } from '../../support/bff.ts';

const html = (title: string, inside: string): Response =>
  new Response(
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${title}</title></head><body>${inside}</body></html>`,
    { headers: { 'content-type': 'text/html; charset=utf-8' } },
  );

/** The same list by hand: one request, one table, no library. */
const plainScript = `
const answer = await fetch('/api/services?tab=active', { headers: { accept: 'application/json' } });
const { items } = await answer.json();
const money = new Intl.NumberFormat('fr', { style: 'currency', currency: 'EUR' });
const day = new Intl.DateTimeFormat('fr', { dateStyle: 'medium' });
const table = document.createElement('table');
for (const it of items) {
  const row = table.insertRow();
  row.dataset.id = it.id;
  for (const text of [it.label || it.domain, it.product, it.state, day.format(new Date(it.expiresOn)), money.format(it.price.cents / 100), it.renewal])
    row.insertCell().textContent = text;
}
document.body.append(table);`;

/**
 * The long list by hand: one request for the first hundred rows and the total, and a window of rows of one height that
 * follows the scroll.
 */
const windowScript = `
const answer = await fetch('/api/services?tab=active&sort=label&limit=100', { headers: { accept: 'application/json' } });
const { items, total } = await answer.json();
const money = new Intl.NumberFormat('fr', { style: 'currency', currency: 'EUR' });
const day = new Intl.DateTimeFormat('fr', { dateStyle: 'medium' });
const frame = document.createElement('div');
frame.className = 'scroll';
Object.assign(frame.style, { height: '640px', overflow: 'auto' });
const table = document.createElement('table');
const [above, below] = [table.createTHead().insertRow(), table.createTFoot().insertRow()];
const body = table.createTBody();
const height = 64;
const draw = () => {
  const first = Math.min(Math.max(0, Math.floor(frame.scrollTop / height) - 12), items.length);
  const shown = items.slice(first, first + 34);
  above.style.height = first * height + 'px';
  below.style.height = Math.max(0, total.count - first - shown.length) * height + 'px';
  body.replaceChildren(...shown.map((it) => {
    const row = document.createElement('tr');
    row.dataset.id = it.id;
    row.style.height = height + 'px';
    for (const text of [it.label || it.domain, it.product, it.state, day.format(new Date(it.expiresOn)), money.format(it.price.cents / 100), it.renewal])
      row.insertCell().textContent = text;
    return row;
  }));
};
frame.addEventListener('scroll', draw);
frame.append(table);
document.body.append(frame);
draw();`;

const script = (text: string): Response =>
  new Response(text, { headers: { 'content-type': 'text/javascript' } });

/** Adds the pages that are compared: by hand, with the element, with an endless list, with nothing. */
export function addPages({ hono }: TestBff): void {
  const ours = (attributes: string): string =>
    `<script type="module" src="/v1/o2.js"></script><o2-session mode="cookie"><o2-services loading="eager" ${attributes}></o2-services></o2-session>`;
  hono.get('/bench/plain', () => html('Plain', '<script type="module" src="/bench/plain.js"></script>'));
  hono.get('/bench/plain.js', () => script(plainScript));
  hono.get('/bench/window', () => html('Window', '<script type="module" src="/bench/window.js"></script>'));
  hono.get('/bench/window.js', () => script(windowScript));
  hono.get('/bench/ours', () => html('Ours', ours('')));
  hono.get('/bench/endless', () => html('Endless', ours('view="tab=active&sort=label" endless')));
  hono.get('/bench/empty', () => html('Empty', '<p>Rien</p>'));
}

/** Adds an account with so many active domain names and its holder. */
export async function addAccount(bff: TestBff, name: string, count: number): Promise<string> {
  await addPerson(bff, { id: `per_${name}`, email: `${name}@example.fr`, password: '' });
  await addCustomer(bff, `cus_${name}`);
  await join(bff, `per_${name}`, `cus_${name}`);
  const rows = Array.from({ length: count }, (_, i) => serviceAt(`cus_${name}`, name, i));
  for (let at = 0; at < count; at += 500)
    await bff.deps.db
      .insertInto('service')
      .values(rows.slice(at, at + 500))
      .execute();
  return bff.signInAs(`per_${name}`, `cus_${name}`);
}

function serviceAt(customerId: string, name: string, i: number) {
  const number = String(i).padStart(5, '0');
  const domain = `domaine-${number}.example.fr`;
  return {
    ...{ customerId, id: `svc_${name}_${number}`, kind: 'domain' as const, state: 'active' as const },
    ...{ tab: 'active' as const, label: '', domain, product: 'Nom de domaine .fr', labelKey: domain },
    ...{
      searchKey: domain,
      orderNumber: `C-${number}`,
      priceCents: 799 + (i % 7) * 100,
      nextPriceCents: null,
    },
    ...{
      periodMonths: 12,
      startedOn: '2025-03-01',
      expiresOn: `2027-${String(1 + (i % 12)).padStart(2, '0')}-15`,
    },
    ...{ renewal: 'manual' as const, consentVersion: null, consentAt: null, unpaidCents: 0, cancelOn: null },
    ...{ moving: 0, createdAt: '2025-03-01T08:00:00.000Z', version: 1 },
  };
}

/** Gives a browser the session of our own pages. */
export async function enter(context: BrowserContext, { space }: House, session: string): Promise<void> {
  const { hostname: domain } = new URL(space);
  const fixed = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;
  await context.addCookies([{ name: '__Host-Http-o2s', value: session, domain, ...fixed }]);
}

/** Counts rows from the start of a page on, and keeps when there were enough, and every shift of the layout. */
export const watchRows = (page: Page, wanted: number): Promise<unknown> =>
  page.addInitScript((enough) => {
    const seen = { at: 0, shift: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    const count = (): number =>
      (document.querySelector('o2-services')?.shadowRoot ?? document).querySelectorAll('tr[data-id]').length;
    const look = (): void => {
      if (count() >= enough) requestAnimationFrame(() => (seen.at = performance.now()));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, wanted);
