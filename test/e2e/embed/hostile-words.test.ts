import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { isoAt } from '../../../bff/ports/clock.ts';
import { mountPortal } from '../../../demo/portal.ts';
import { hostileWords } from '../../support/hostile-words.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { addIdentity, issue, line } from '../../bff/invoices/desk.ts';
import { openBench, type Bench } from './bench.ts';
import { connect, embedPage, rows } from './walk.ts';

const key = 'pk_live_bank';
const [script = ''] = hostileWords;

/** Every text that a person or an operator typed, and that an element shows: table, columns, and the column that tells rows apart. */
const typed: readonly (readonly [string, readonly string[], string])[] = [
  ['service', ['label', 'domain', 'product', 'orderNumber', 'labelKey'], 'id'],
  ['serviceTag', ['tag'], 'serviceId'],
  ['timeline', ['by', 'onBehalfOf', 'from'], 'id'],
  ['customer', ['name', 'number'], 'id'],
  ['person', ['firstName', 'lastName'], 'id'],
  ['partner', ['name'], 'id'],
  ['billingIdentity', ['name', 'attention', 'postCode', 'city', 'email', 'accountantEmail'], 'customerId'],
  ['paymentMethod', ['label', 'last4'], 'id'],
];

/** Puts a hostile word into each of those, `turn` by turn another one. */
async function poison({ bff }: Bench, turn: number): Promise<void> {
  const words = hostileWords.map((_, at) => hostileWords[(at + turn) % hostileWords.length] ?? '');
  for (const [table, columns, own] of typed)
    for (const [at, column] of columns.entries()) {
      const cases = words.map((word, n) => sql`when ${n} then ${word}`);
      const value = sql`case (unicode(substr(${sql.ref(own)}, -1)) + ${at}) % ${words.length} ${sql.join(cases, sql` `)} end`;
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value}`.execute(bff.deps.db);
    }
  const facts = JSON.stringify({ from: words[0], to: words[1], tags: words[2], consent: words[3] });
  await bff.deps.db.updateTable('timeline').set({ facts }).execute();
}

describe('hostile words that are stored', () => {
  let bench: Bench;
  let browser: Browser;
  const wrong: string[] = [];

  before(async () => {
    bench = await openBench();
    mountPortal(bench.bff.hono);
    await bench.register(key, 'Banque', [bench.site('www.partner-b')]);
    await fill(bench);
    browser = await partitionedBrowser();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });

  /** Whatever is refused, thrown or run on a page of this context is kept in `wrong`. */
  async function watched(): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    context.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    context.on('weberror', ({ error }) => wrong.push(error().message));
    await context.exposeFunction('tellWrong', (text: string) => wrong.push(text));
    await context.addInitScript(() => {
      const { tellWrong } = globalThis as unknown as { tellWrong: (text: string) => void };
      addEventListener('securitypolicyviolation', (event) =>
        tellWrong(`${event.violatedDirective} ${event.sample}`),
      );
      Object.defineProperty(globalThis, 'pwned', {
        set(): void {
          tellWrong('a word was run');
        },
      });
    });
    return context;
  }

  async function signedIn(): Promise<BrowserContext> {
    const context = await watched();
    const { hostname: domain } = new URL(bench.space);
    const value = await bench.bff.signInAs('per_camille', 'cus_a');
    const flags = { secure: true, httpOnly: true, sameSite: 'Strict' } as const;
    await context.addCookies([{ name: cookieName.portal, value, domain, path: '/', ...flags }]);
    return context;
  }

  /** Nothing is wider than the phone; what is, is named. */
  const settled = async (page: Page): Promise<void> => {
    await page.waitForLoadState('networkidle');
    const wide = await page.evaluate(() => {
      const { clientWidth, scrollWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const all = (root: ParentNode): Element[] =>
        [...root.querySelectorAll('*')].flatMap((it) => [it, ...(it.shadowRoot ? all(it.shadowRoot) : [])]);
      return all(document)
        .filter((it) => it.getBoundingClientRect().right > clientWidth)
        .map((it) => it.outerHTML.slice(0, 90));
    });
    assert.deepEqual(wide, [], page.url());
  };

  it('are text in every room of the portal: none is run, nothing is refused, no page bursts', async () => {
    const context = await signedIn();
    const page = await context.newPage();
    const { db } = bench.bff.deps;
    const { id: invoice } = await db.selectFrom('invoice').select('id').executeTakeFirstOrThrow();
    for (let turn = 0; turn < hostileWords.length; turn += 4) {
      await poison(bench, turn);
      for (const path of [
        'services',
        'services/svc_cus_a_0',
        'invoices',
        `invoices/${invoice}`,
        'operations',
        'accountant',
        'scheduled',
        'methods',
        'sites',
      ]) {
        await page.goto(`${bench.space}/espace/${path}`);
        await settled(page);
      }
      for (const path of ['/connections', '/payment-methods', '/sign-in']) {
        await page.goto(bench.space + path);
        await settled(page);
      }
    }
    await poison(bench, 0);
    await page.goto(`${bench.space}/espace/services`);
    await page.getByText(script, { exact: false }).first().waitFor();
    await context.close();

    assert.deepEqual(wrong, []);
  });

  it('are text on a partner’s page and in our window, under the strictest policy', async () => {
    bench.serve = () => ({
      html: embedPage(
        bench.space,
        key,
        '<o2-account-menu></o2-account-menu><o2-services loading="eager"></o2-services>',
      ),
      headers: {
        'content-security-policy': `default-src 'none'; script-src ${bench.space}; frame-src ${bench.space}; style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html; report-uri /reports`,
      },
    });
    await poison(bench, 0);
    await bench.bff.deps.db.updateTable('person').set({ email: 'camille@example.fr' }).execute();
    const context = await watched();
    const page = await context.newPage();
    await page.goto(bench.site('www.partner-b'));

    await connect(page);
    await rows(page).first().waitFor();
    await page.getByText(script, { exact: false }).first().waitFor();
    await page.waitForTimeout(500);
    await context.close();

    assert.deepEqual(wrong, []);
    assert.deepEqual(bench.posted, []);
  });
});

/** History, a tag, documents and a means of payment for the three services of the bench. */
async function fill({ bff }: Bench): Promise<void> {
  const { db, clock } = bff.deps;
  const at = isoAt(clock);
  await addIdentity(bff, 'cus_a');
  const services = await db.selectFrom('service').select('id').execute();
  for (const { id } of services) {
    await db.insertInto('serviceTag').values({ customerId: 'cus_a', serviceId: id, tag: 'x' }).execute();
    for (const what of ['label-changed', 'tags-changed', 'auto-renew-on'])
      await db
        .insertInto('timeline')
        .values({ customerId: 'cus_a', resource: `service:${id}`, id: `tl_${what}_${id}`, at, what, by: 'x', onBehalfOf: 'x', from: 'x', facts: '{}' })
        .execute(); // prettier-ignore
  }
  // Issued documents never change: their words are hostile from the start.
  for (const word of hostileWords)
    await issue(bff, {
      subject: word,
      words: [word],
      lines: [line(1200, { name: word })],
      services: services.map(({ id }) => id),
    });
  await db
    .insertInto('paymentMethod')
    .values({
      id: 'pm_x', customerId: 'cus_a', provider: 'sandbox', ref: 'x', kind: 'card', brand: 'visa', last4: '4242', expMonth: 12,
      expYear: 2030, fingerprint: 'x', mandateRef: null, label: 'x', isDefault: 1, status: 'active', consentVersion: '2026-11',
      consentAt: at, createdAt: at, version: 1,
    })
    .execute(); // prettier-ignore
}
