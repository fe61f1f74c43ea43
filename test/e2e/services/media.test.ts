import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { openBench, type Bench } from '../embed/bench.ts';
import { rows } from '../embed/walk.ts';

describe('the list of services', () => {
  let bench: Bench;
  let browser: Browser;
  let page: Page;
  before(async () => {
    bench = await openBench();
    browser = await partitionedBrowser();
    const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
    const flags = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;
    const value = await bench.bff.signInAs('per_camille', 'cus_a');
    const { hostname: domain } = new URL(bench.space);
    await context.addCookies([{ name: cookieName.portal, value, domain, ...flags }]);
    page = await context.newPage();
    await page.goto(`${bench.space}/portal`);
    await rows(page).first().waitFor();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });

  it('goes to paper as what it says, without what one presses', async () => {
    await page.emulateMedia({ media: 'print' });

    assert.equal(await rows(page).count(), 3);
    for (const row of await rows(page).all()) assert.ok(await row.isVisible());
    const shown = await page
      .locator('o2-services')
      .evaluate((list) =>
        [...(list.shadowRoot?.querySelectorAll('input, [role=tab], button[aria-haspopup]') ?? [])]
          .filter((it) => it.checkVisibility())
          .map((it) => it.id || it.outerHTML.slice(0, 80)),
      );
    assert.deepEqual(shown, ['tab-active'], 'the chosen tab stays, as a title');
    await page.emulateMedia({ media: 'screen' });
  });

  it('tells the chosen tab by more than a colour where the colours are the reader’s', async () => {
    await page.emulateMedia({ forcedColors: 'active' });

    const marks = await page.locator('o2-services').evaluate((list) =>
      [...(list.shadowRoot?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])].map((tab) => ({
        chosen: tab.ariaSelected === 'true',
        mark: getComputedStyle(tab, '::after').backgroundColor,
        surface: getComputedStyle(tab).backgroundColor,
      })),
    );

    assert.equal(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
    const [chosen, ...more] = marks.filter((it) => it.chosen);
    assert.deepEqual(more, []);
    assert.ok(
      chosen && chosen.mark !== chosen.surface && !chosen.mark.endsWith(', 0)'),
      JSON.stringify(marks),
    );
    await page.emulateMedia({ forcedColors: 'none' });
  });
});
