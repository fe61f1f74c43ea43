import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page, Route } from 'playwright-core';
import { hostedPage } from '../../../bff/pages/document.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { openBench, type Bench, type Seen } from './bench.ts';

const usual = '<o2-services loading="eager"></o2-services>';

describe('what the script tag asks before the code of the elements is there', () => {
  let bench: Bench;
  let browser: Browser;
  let cookie: string;
  let inside = usual;

  before(async () => {
    browser = await partitionedBrowser();
    bench = await openBench();
    cookie = await bench.bff.signInAs('per_camille', 'cus_a');
    bench.bff.hono.get('/page', () =>
      hostedPage({ title: 'Portail', body: `<o2-session mode="cookie">${inside}</o2-session>` }),
    );
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });

  /** Visits a page of our own as Camille; answers it with the batches that it sent until it was still. */
  async function visit(
    elements: string,
    meet?: (route: Route) => Promise<void>,
  ): Promise<{ page: Page; batches: Seen[]; chunk: Seen | undefined }> {
    const context = await browser.newContext();
    const { hostname: domain } = new URL(bench.space);
    const fixed = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;
    await context.addCookies([{ name: '__Host-Http-o2s', value: cookie, domain, ...fixed }]);
    const page = await context.newPage();
    if (meet) await page.route('**/api/batch', meet);
    const start = bench.seen.length;
    inside = elements;
    await page.goto(`${bench.space}/page`);
    await page.locator('o2-services [part=row]').nth(2).waitFor();
    await page.waitForLoadState('networkidle');
    const seen = bench.seen.slice(start);
    return {
      page,
      batches: seen.filter(({ path: asked }) => asked === '/api/batch'),
      chunk: seen.find(({ path: asked }) => /\/releases\/.*\/o2-services/.test(asked)),
    };
  }

  it('is all that a list in its usual view needs, and leaves with its code', async () => {
    for (const element of [usual, usual.replace('>', ' url-state>')]) {
      const { page, batches, chunk } = await visit(element);

      assert.equal(batches.length, 1);
      assert.ok(
        (batches[0]?.at ?? Infinity) < (chunk?.doneAt ?? 0),
        'the question left before the code came',
      );
      await page.context().close();
    }
  });

  it('is asked again when it was refused or cut off', async () => {
    for (const fail of [
      (route: Route) => route.abort(),
      (route: Route) => route.fulfill({ status: 500, body: 'no' }),
      (route: Route) => route.fulfill({ status: 200, json: {} }),
    ]) {
      let sent = 0;
      const { page } = await visit(usual, (route) => (sent++ === 0 ? fail(route) : route.continue()));
      assert.equal(sent, 2);
      await page.context().close();
    }
  });

  it('is completed by what other elements ask beside', async () => {
    const { page } = await visit(`${usual}<o2-connections loading="eager"></o2-connections>`);

    await page.locator('o2-connections').getByText('Aucun site').first().waitFor();
  });

  it('is nothing where another view is asked for', async () => {
    for (const view of ['view="tab=all"', 'endless']) {
      const { page, batches, chunk } = await visit(`<o2-services loading="eager" ${view}></o2-services>`);
      assert.ok(
        (batches[0]?.at ?? 0) > (chunk?.doneAt ?? Infinity),
        `${view}: asked once its code was there`,
      );
      await page.context().close();
    }
  });

  it('shows nothing of somebody who is no longer signed in', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    inside = usual;
    await page.goto(`${bench.space}/page`);

    await page.locator('o2-services [part=sign-in]').waitFor();
    await context.close();
  });
});
