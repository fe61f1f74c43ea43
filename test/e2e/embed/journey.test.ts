import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { freshDatabase, type FreshDatabase } from '../../support/postgres.ts';
import { openBench, type Bench } from './bench.ts';
import { connect, embedPage, rows, withSession } from './walk.ts';

const key = 'pk_live_agency';

const cases = [
  { around: '', blockThirdParty: false, postgres: false },
  { around: ' in a browser that blocks third-party cookies', blockThirdParty: true, postgres: false },
  { around: ' over PostgreSQL', blockThirdParty: true, postgres: true },
];

for (const { around, blockThirdParty, postgres } of cases) {
  describe(`a partner’s page${around}`, () => {
    let bench: Bench;
    let database: FreshDatabase | undefined;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;

    before(async () => {
      database = postgres ? await freshDatabase() : undefined;
      bench = await openBench(database ? { url: database.url } : {});
      bench.serve = (_, host) => ({
        html: embedPage(bench.space, host.includes('partner-a') ? key : 'pk_live_bank'),
      });
      await bench.register(key, 'Agence Horizon', [bench.site('www.partner-a')]);
      await bench.register('pk_live_bank', 'Banque du Parc', [bench.site('www.partner-b')]);
      browser = await partitionedBrowser({ blockThirdParty });
      context = await browser.newContext();
      page = await context.newPage();
    });
    after(async () => {
      await browser.close();
      await bench.close();
      await database?.drop();
    });

    it('asks to sign in, and shows the services after consent in our own window', async () => {
      await page.goto(bench.site('www.partner-a'));

      await connect(page, ['services:manage']);

      await rows(page).first().waitFor();
      assert.equal(await rows(page).count(), 3);
    });

    it('keeps the session over a reload, under the partner’s site alone', async () => {
      await page.reload();
      await rows(page).first().waitFor();

      const other = await context.newPage();
      await other.goto(bench.site('www.partner-b'));
      await other.locator('o2-services [part=sign-in]').waitFor();
      await other.close();

      const cookies = (await context.cookies()).filter(({ name }) => name.includes('o2e'));
      assert.equal(cookies.length, 1);
      assert.deepEqual(
        [cookies[0]?.httpOnly, cookies[0]?.secure, cookies[0]?.sameSite],
        [true, true, 'None'],
      );
      assert.match(cookies[0]?.partitionKey ?? '', /partner-a\.localhost$/);
    });

    it('changes a label that appears in the portal within a second', async () => {
      const portal = await context.newPage();
      await portal.goto(`${bench.space}/portal`);
      await rows(portal).first().waitFor();

      const changed = await withSession(
        page,
        async (session, id) => {
          await session.call('labelService', { id, label: 'Vitrine' }, { version: 1 });
          return Date.now();
        },
        'svc_cus_a_0',
      );
      await rows(portal).filter({ hasText: 'Vitrine' }).waitFor({ timeout: 5000 });

      assert.ok(Date.now() - changed < 1000, `${Date.now() - changed} ms`);
      await rows(page).filter({ hasText: 'Vitrine' }).waitFor();
      await portal.close();
    });

    it('asks to sign in again within five seconds when the customer has removed its access', async () => {
      const portal = await context.newPage();
      await portal.goto(`${bench.space}/connections`);
      await portal.locator('o2-connections [part=revoke]').click();

      await portal.locator('o2-connections dialog button.danger').click();
      const revoked = Date.now();
      await page.locator('o2-services [part=sign-in]').waitFor({ timeout: 6000 });

      assert.ok(Date.now() - revoked < 5000, `${Date.now() - revoked} ms`);
      await portal.locator('o2-connections [part=notice]').waitFor();
      await portal.close();
    });
  });
}
