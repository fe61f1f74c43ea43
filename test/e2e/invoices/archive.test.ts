import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Download, Page } from 'playwright-core';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { addDocuments } from '../../bff/operations/desk.ts';
import { unzipped } from '../../bff/operations/unzip.ts';
import { openBench, type Bench } from '../embed/bench.ts';
import { connect, embedPage, rows } from '../embed/walk.ts';

const key = 'pk_live_agency';

/** The download that a link starts, from its own page or from the tab that it opens and closes. */
const downloadOf = (page: Page): Promise<Download> =>
  Promise.any([
    page.waitForEvent('download'),
    page.waitForEvent('popup').then((popup) => popup.waitForEvent('download')),
  ]);

describe('an archive of invoices on a partner’s page', () => {
  let bench: Bench;
  let browser: Browser;
  before(async () => {
    bench = await openBench();
    const inside = '<o2-services></o2-services><o2-invoices></o2-invoices>';
    bench.serve = () => ({ html: embedPage(bench.space, key, inside) });
    await bench.register(key, 'Agence Horizon', [bench.site('www.partner-a')]);
    await addDocuments(bench.bff, 5);
    browser = await partitionedBrowser();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });

  it('is asked for, followed live, and fetched by its link with third-party cookies blocked', async () => {
    const context = await browser.newContext({ acceptDownloads: true });
    const page = await context.newPage();
    await page.goto(bench.site('www.partner-a'));
    await connect(page, ['invoices:read']);
    await rows(page).first().waitFor();
    const boxes = page.locator('o2-invoices tbody input[type=checkbox]');
    await boxes.first().waitFor();
    for (const n of [0, 1, 2]) await boxes.nth(n).check();
    const address = page.url();

    await page.getByRole('button', { name: 'Préparer les PDF choisis (ZIP)' }).click();
    await page.locator('o2-operation').getByText('En attente').waitFor();
    await bench.bff.jobs.drain();
    const link = page.locator('o2-operation a[download]');
    await link.waitFor();
    bench.seen.length = 0;
    const [download] = await Promise.all([downloadOf(page), link.click()]);

    assert.match(download.suggestedFilename(), /^factures-\d{4}-\d\d-\d\d\.zip$/);
    assert.equal(unzipped(await readFile(await download.path())).length, 3);
    assert.equal(page.url(), address, 'the partner’s page stays');
    const asked = bench.seen.find(({ path }) => path.startsWith('/files/'));
    assert.equal(asked?.headers.cookie, undefined, 'the link alone is the permission');
    assert.equal(asked?.headers.referer, undefined);
    await context.close();
  });
});
