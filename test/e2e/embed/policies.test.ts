import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { openBench, type Bench } from './bench.ts';
import { connect, embedPage, openWindow, rows, withSession } from './walk.ts';

const key = 'pk_live_bank';

/** The strictest page that may still embed: what the documentation asks of a partner, and nothing more. */
const strict = (space: string): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src ${space}`,
    `frame-src ${space}`,
    "style-src 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html 'allow-duplicates'",
    'report-uri /reports',
  ].join('; '),
  'integrity-policy': 'blocked-destinations=(script), endpoints=(reports)',
  'integrity-policy-report-only': 'blocked-destinations=(script), endpoints=(reports)',
  'reporting-endpoints': 'reports="/reports"',
});

const nonce = 'cXVlbGxlIGJlbGxlIGpvdXJuw6ll';

describe('a partner’s page under', () => {
  let bench: Bench;
  let browser: Browser;

  before(async () => {
    bench = await openBench();
    await bench.register(key, 'Banque du Parc', [bench.site('www.partner-b')]);
    browser = await partitionedBrowser();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });

  /** Opens a page and answers it with everything that was refused on it or said as an error. */
  async function visit(
    headers: Record<string, string>,
    html: string,
    known?: BrowserContext,
  ): Promise<{ page: Page; wrong: string[] }> {
    bench.posted.length = 0;
    bench.serve = () => ({ html, headers });
    const context = known ?? (await browser.newContext());
    const wrong: string[] = [];
    context.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    context.on('weberror', ({ error }) => wrong.push(error().message));
    const page = await context.newPage();
    await page.goto(bench.site('www.partner-b'));
    return { page, wrong };
  }

  async function assertNothingRefused(page: Page, wrong: readonly string[]): Promise<void> {
    await page.waitForTimeout(500); // reports leave later
    await page.context().close();
    assert.deepEqual(wrong, []);
    assert.deepEqual(bench.posted, []);
  }

  it('a strict policy, Trusted Types and Integrity-Policy signs in and shows services without one violation', async () => {
    const scripted = embedPage(bench.space, key).replace(
      'src=',
      `integrity="${loaderHash()}" crossorigin src=`,
    );
    const { page, wrong } = await visit(strict(bench.space), scripted);

    await connect(page);
    await rows(page).first().waitFor();
    await page.locator('o2-services button[aria-haspopup]').first().click();

    await assertNothingRefused(page, wrong);
  });

  it('a nonce with strict-dynamic does the same', async () => {
    const policy = `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; frame-src ${bench.space}; style-src 'self'; base-uri 'none'; report-uri /reports`;
    const { page, wrong } = await visit(
      { 'content-security-policy': policy },
      embedPage(bench.space, key).replace('<script', `<script nonce="${nonce}"`),
    );

    await connect(page);
    await rows(page).first().waitFor();

    await assertNothingRefused(page, wrong);
  });

  it('a strict policy sees what it forbids: an inline script, a script without integrity', async () => {
    const seen = bench.seen.length;
    const { page, wrong } = await visit(
      strict(bench.space),
      `${embedPage(bench.space, key)}<script>1</script>`,
    );
    await page.waitForTimeout(500);
    await page.context().close();

    assert.equal(
      wrong.filter((text) => /Content Security Policy directive 'script-src/.test(text)).length,
      1,
    );
    assert.ok(bench.posted.length >= 1);
    assert.ok(!bench.seen.slice(seen).some(({ path }) => path === '/v1/o2.js'));
  });

  it('cross-origin isolation (COEP require-corp) shows data, and our window says why sign-in cannot start there', async () => {
    const { page: open } = await visit({}, embedPage(bench.space, key));
    await connect(open);
    const isolated = {
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
    };
    const html = embedPage(bench.space, key).replace('<script', '<script crossorigin');

    const { page } = await visit(isolated, html, open.context());
    await rows(page).first().waitFor();
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    await withSession(page, (session) => session.signOut(), undefined);
    const popup = await openWindow(page);

    await popup.getByText('Cette fenêtre a perdu le site qui l’a ouverte').waitFor();
    await page.context().close();
  });

  it('COOP same-origin-allow-popups signs in', async () => {
    const { page } = await visit(
      { 'cross-origin-opener-policy': 'same-origin-allow-popups' },
      embedPage(bench.space, key),
    );

    await connect(page);
    await rows(page).first().waitFor();
    await page.context().close();
  });

  const loaderHash = (): string =>
    (
      JSON.parse(new TextDecoder().decode(bench.bff.deps.assets?.find('0.1.0', 'manifest.json')?.body)) as {
        loader: string;
      }
    ).loader;
});
