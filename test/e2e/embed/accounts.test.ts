import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { addCustomer, join } from '../../support/people.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { addService } from '../../bff/invoices/desk.ts';
import { openBench, type Bench } from './bench.ts';
import { consent, embedPage, enterPassword, openWindow, rows, withSession } from './walk.ts';

const key = 'pk_live_agency';
const inside = '<o2-account-menu></o2-account-menu><o2-services loading="eager"></o2-services>';

describe('several accounts on a partner’s page', () => {
  let bench: Bench;
  let browser: Browser;
  let page: Page;
  let second: Page;

  before(async () => {
    bench = await openBench();
    await bench.register(key, 'Agence Horizon', [bench.site('www.partner-a')]);
    for (const [id, name] of [
      ['cus_b', 'Atelier Durand'],
      ['cus_c', 'Héritage Durand'],
    ] as const) {
      await addCustomer(bench.bff, id, name);
      await join(bench.bff, 'per_camille', id);
      await addService(bench.bff, `svc_${id}`, id, { label: `De ${name}` });
    }
    bench.serve = () => ({ html: embedPage(bench.space, key, inside) });
    browser = await partitionedBrowser({ blockThirdParty: true });
    const context = await browser.newContext();
    page = await context.newPage();
    await page.goto(bench.site('www.partner-a'));
    const popup = await openWindow(page);
    await enterPassword(popup);
    for (const number of ['N-cus_a', 'N-cus_b'])
      await popup.locator('[part=accounts] label').filter({ hasText: number }).locator('input').check();
    await consent(popup);
    await rows(page).first().waitFor();
    second = await context.newPage();
    await second.goto(bench.site('www.partner-a'));
    await rows(second).first().waitFor();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });

  const menu = (on: Page) => on.locator('o2-account-menu');
  const choose = async (on: Page, name: RegExp): Promise<void> => {
    await menu(on).locator('[part=account]').click();
    await menu(on).getByRole('button', { name }).click();
  };

  it('are offered when the customer agreed to them, and only those', async () => {
    await menu(page).locator('[part=account]').click();

    const offered = await menu(page).locator('[aria-labelledby=accounts] button').allInnerTexts();

    assert.deepEqual(
      offered.map((text) => /Atelier|Héritage|Durand/.exec(text)?.[0]),
      ['Atelier', 'Durand'],
    );
    await page.keyboard.press('Escape');
  });

  it('change in every widget and every tab of the site, and the stream goes with them', async () => {
    await page.bringToFront();
    await choose(page, /N-cus_a/);
    for (const tab of [page, second])
      await rows(tab).filter({ hasText: 'De Atelier Durand' }).waitFor({ state: 'detached' });
    await choose(page, /N-cus_b/);

    await rows(page).filter({ hasText: 'De Atelier Durand' }).waitFor();
    assert.equal(await rows(page).count(), 1);
    await rows(second).filter({ hasText: 'De Atelier Durand' }).waitFor();
    assert.equal(await rows(second).count(), 1);
    const session = await bench.bff.signInAs('per_camille', 'cus_b');
    while (bench.bff.live.count() === 0) await page.waitForTimeout(20);
    await bench.bff.call('/api/services/svc_cus_b/label', {
      method: 'PATCH',
      session,
      headers: { 'if-match': '1' },
      body: { label: 'Renommé ailleurs' },
    });
    for (const tab of [page, second]) await rows(tab).filter({ hasText: 'Renommé ailleurs' }).waitFor();
  });

  it('cannot be chosen past the menu: what was not agreed to is unknown', async () => {
    const answer = await withSession(
      page,
      (session) =>
        session.call('switchAccount', { account: 'cus_c' }).then(
          () => 'switched',
          (error: { code?: string }) => error.code,
        ),
      undefined,
    );

    assert.equal(answer, 'not-found');
    await rows(page).filter({ hasText: 'Renommé ailleurs' }).waitFor();
  });
});
