import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { demoAccounts, demoPassphrase } from '../../../demo/data/accounts.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { focused, overflows, tabTo, violations } from '../profile/house.ts';
import { startChild, type Child } from '../../support/child.ts';
import { addressesOf, anyPorts, ownFolder } from '../start/demo.ts';

/** A customer of the demo on a phone of 360 px, in his space, without a mouse. */
async function phoneOf(browser: Browser, space: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fr-FR' });
  const page = await context.newPage();
  await page.goto(`${space}/sign-in?next=/espace`);
  await page.locator('input[type=email]').fill(demoAccounts.company.email);
  await page.locator('input[type=password]').fill(demoPassphrase);
  await page.keyboard.press('Enter');
  await page.locator('o2-services [part=row]').first().waitFor();
  return page;
}

describe('a customer with a task, on a phone, by keyboard alone', () => {
  const folder = ownFolder();
  let demo: Child;
  let space: string;
  let browser: Browser;
  before(async () => {
    demo = startChild('demo/start.ts', { ...anyPorts, DATA_DIR: folder });
    ({ space } = await addressesOf(demo));
    browser = await partitionedBrowser();
  });
  after(async () => {
    await browser.close();
    demo.signal('SIGTERM');
    await demo.ended;
  });

  it('sees what there is to do in one step', async () => {
    const page = await phoneOf(browser, space);
    assert.equal(await overflows(page), false);
    const cut = await page
      .locator('o2-services tbody :is(.open, .nature)')
      .evaluateAll((all) => all.filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.textContent));
    assert.deepEqual(cut, [], 'names are told in full');

    await tabTo(page, /Actifs/);
    for (let at = 0; at < 3; at++) await page.keyboard.press('ArrowRight');
    assert.match(await focused(page), /À faire/);
    await page.keyboard.press('Enter');
    await page.locator('o2-services #tab-todo[aria-selected=true]').waitFor();

    await page.locator('o2-services [part=row]').filter({ hasText: 'Expire bientôt' }).first().waitFor();
    await page.locator('o2-services [part=row]').filter({ hasText: 'impayés' }).first().waitFor();
    assert.match(page.url(), /\/espace\/services\?tab=todo$/);
    assert.deepEqual(await violations(page), []);
    await page.context().close();
  });

  it('finds when a domain ends and what it costs with a few letters', async () => {
    const page = await phoneOf(browser, space);

    await tabTo(page, /Rechercher un service/);
    await page.keyboard.type('vdb');
    const row = page.locator('o2-services [part=row]').filter({ hasText: 'vdb-lemaitre.org' });
    await row.waitFor();
    await page.locator('o2-services [part=row]').nth(1).waitFor({ state: 'detached' });

    assert.match((await row.textContent()) ?? '', /dans \d+ (jours|mois)[^€]*\d+,\d\d\s€/);
    await page.context().close();
  });

  it('lets a service renew itself in three steps: menu, choice, consent', async () => {
    const page = await phoneOf(browser, space);
    await tabTo(page, /Actions pour Sites des franchisés/);

    await page.keyboard.press('Enter');
    await page.locator('o2-services #menu:popover-open').waitFor();
    await tabTo(page, /Activer le renouvellement automatique/);
    await page.keyboard.press('Enter');
    await page.locator('o2-services #auto-renew .consent').waitFor();
    assert.deepEqual(await violations(page), []);
    await tabTo(page, /Autoriser et activer/);
    await page.keyboard.press('Enter');

    await page
      .locator('o2-services [part=row]')
      .filter({ hasText: 'Sites des franchisés' })
      .filter({ hasText: 'automatique' })
      .waitFor();
    assert.match(await focused(page), /Actions pour Sites des franchisés/, 'back where he was');
    await page.context().close();
  });

  it('names a service, and finds it again by that name after a reload', async () => {
    const page = await phoneOf(browser, space);
    await tabTo(page, /^open.*vandenbroucke-lemaitre\.com/);
    await page.keyboard.press('Enter');
    await page.locator('o2-service h2').waitFor();
    assert.match(page.url(), /\/espace\/services\/svc_\w+$/);
    await tabTo(page, /Renommer/);
    await page.keyboard.press('Enter');
    await page.locator('o2-service #label').waitFor();
    await page.keyboard.type('Site du siège');
    await page.keyboard.press('Enter');
    await page.locator('o2-service .timeline').getByText('Nommé « Site du siège »').waitFor();
    assert.deepEqual(await violations(page), []);

    await page.reload();
    await page.locator('o2-service h2').getByText('Site du siège').waitFor();
    await page.goBack();
    await page.locator('o2-services [part=row]').filter({ hasText: 'Site du siège' }).waitFor();
    assert.equal(await overflows(page), false);
    await page.context().close();
  });
});
