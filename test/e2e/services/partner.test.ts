import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { openBench, type Bench } from '../embed/bench.ts';
import { connect, embedPage, rows } from '../embed/walk.ts';

const key = 'pk_live_agency';

async function visit(browser: Browser, bench: Bench, scopes: readonly string[]): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(bench.site('www.partner-a'));
  await connect(page, scopes);
  await rows(page).first().waitFor();
  return page;
}

describe('the services on a partner’s page', () => {
  let bench: Bench;
  let browser: Browser;
  before(async () => {
    bench = await openBench();
    bench.serve = () => ({ html: embedPage(bench.space, key) });
    await bench.register(key, 'Agence Horizon', [bench.site('www.partner-a')]);
    browser = await partitionedBrowser();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });

  it('say of each change that was not allowed to this site why it is closed', async () => {
    const page = await visit(browser, bench, []);

    await page.locator('o2-services').getByLabel('Actions pour camille.example.fr').click();
    const refused = page.locator('o2-services #menu [aria-disabled=true]');
    await refused.filter({ hasText: 'Vous n’avez pas autorisé ce site à le faire.' }).first().waitFor();

    assert.equal(await refused.count(), 3);
    await page.context().close();
  });

  it('are renamed from there with the scope, signed with the site in the history', async () => {
    const page = await visit(browser, bench, ['services:manage']);

    await page.locator('o2-services').getByLabel('Actions pour camille.example.fr').click();
    await page.locator('o2-services #menu').getByText('Renommer').click();
    await page.locator('o2-service #label').fill('Vitrine');
    await page.keyboard.press('Enter');

    const line = page.locator('o2-service .timeline li').first();
    await line.getByText('Nommé « Vitrine »').waitFor();
    assert.match((await line.textContent()) ?? '', /depuis Agence Horizon/);
    await page.context().close();
  });

  it('are exported from there as a file that the customer keeps', async () => {
    const page = await visit(browser, bench, []);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('o2-services [part=export]').click(),
    ]);

    assert.match(download.suggestedFilename(), /^mes-services-\d{4}-\d\d-\d\d\.csv$/);
    const csv = await readFile(await download.path(), 'utf8');
    assert.equal(csv.trim().split('\r\n').length, 4);
    assert.match(csv, /durand\.example\.fr/);
    await page.context().close();
  });
});
