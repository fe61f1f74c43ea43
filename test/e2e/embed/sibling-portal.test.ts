import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { openBench, type Bench } from './bench.ts';
import { enterPassword, rows, withSession } from './walk.ts';

describe('a portal on another origin of the site, in cookie mode', () => {
  let bench: Bench;
  let browser: Browser;
  let portal: string;

  before(async () => {
    browser = await partitionedBrowser();
    bench = await openBench({ portals: ['portal.space'] });
    portal = bench.site('portal.space');
    bench.serve = () => ({
      html: `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Portail</title>
<script type="module" src="${bench.space}/v1/o2.js"></script>
<o2-session mode="cookie" base="${bench.space}"><o2-services loading="eager" url-state></o2-services></o2-session></html>`,
    });
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });

  it('signs in on the space, comes back where it was, and hears what changes', async () => {
    const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    const problems: string[] = [];
    page.on('console', (it) => it.type() === 'error' && problems.push(it.text()));
    await page.goto(`${portal}/espace?services-tab=all`);
    await page.locator('o2-services [part=sign-in]').click();
    await page.waitForURL(`${bench.space}/sign-in?*`);
    await enterPassword(page);
    await page.waitForURL(`${portal}/espace?services-tab=all`);
    await rows(page).nth(2).waitFor();

    const streaming = () => bench.bff.live.count() === 1;
    while (!streaming()) await new Promise((soon) => setTimeout(soon, 20));
    const other = await page.context().newPage();
    await other.goto(portal);
    await rows(other).first().waitFor();
    await withSession(
      other,
      (session, label) => session.call('labelService', { id: 'svc_cus_a_0', label }, { version: 1 }),
      'Vu du portail',
    );
    await rows(page).filter({ hasText: 'Vu du portail' }).waitFor();
    assert.deepEqual(problems, []);
  });

  it('is told apart from a page that only says that it is one', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(bench.site('blog.space'));

    await page.locator('o2-services').getByText('ne répond pas').first().waitFor();
    await page.goto(
      `${bench.space}/sign-in?next=${encodeURIComponent(`${bench.site('blog.space')}/espace`)}`,
    );
    await enterPassword(page);
    await page.waitForURL(`${bench.space}/`);
  });
});
