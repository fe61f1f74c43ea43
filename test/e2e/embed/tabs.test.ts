import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { openBench, type Bench } from './bench.ts';
import { connect, embedPage, rows, withSession } from './walk.ts';

const agency = 'pk_live_agency';

describe('two tabs of a partner’s site', () => {
  let bench: Bench;
  let browser: Browser;
  let context: BrowserContext;

  before(async () => {
    bench = await openBench();
    await bench.register(agency, 'Agence Horizon', [bench.site('www.partner-a')]);
    await bench.register('pk_live_bank', 'Banque du Parc', [bench.site('www.partner-b')]);
    bench.serve = (_, host) => ({
      html: embedPage(bench.space, host.includes('partner-a') ? agency : 'pk_live_bank'),
    });
    browser = await partitionedBrowser();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });
  beforeEach(async () => {
    await context?.close();
    context = await browser.newContext();
  });

  const visit = async (name = 'www.partner-a'): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(bench.site(name));
    return page;
  };
  const streams = (): number =>
    bench.seen.filter(({ path, doneAt }) => path.startsWith('/embed/events') && doneAt === 0).length;
  const label = (page: Page, text: string, version: number): Promise<unknown> =>
    withSession(
      page,
      (session, [label, at]) => session.call('labelService', { id: 'svc_cus_a_1', label }, { version: at }),
      [text, version] as const,
    );
  /** The customer himself, in his own portal on another machine. */
  const renameElsewhere = async (label: string): Promise<void> => {
    const path = '/api/services/svc_cus_a_1';
    const session = await bench.bff.signInAs('per_camille', 'cus_a');
    const headers = { origin: bench.space };
    const { version } = (await (await bench.bff.call(path, { session, headers })).json()) as {
      version: number;
    };
    const answer = await bench.bff.call(`${path}/label`, {
      method: 'PATCH',
      session,
      headers: { ...headers, 'if-match': String(version) },
      body: { label },
    });
    assert.equal(answer.status, 200, await answer.text());
  };
  const until = async (met: () => boolean): Promise<void> => {
    for (let i = 0; i < 100 && !met(); i++) await new Promise((later) => setTimeout(later, 50));
    assert.ok(met());
  };

  it('learn of a sign-in and of a sign-out from each other', async () => {
    const [first, second] = [await visit(), await visit()];
    await second.locator('o2-services [part=sign-in]').waitFor();
    await first.bringToFront();

    await connect(first);
    await rows(second).first().waitFor();
    await withSession(first, (session) => session.signOut(), undefined);

    await second.locator('o2-services [part=sign-in]').waitFor();
    assert.equal((await context.cookies()).filter(({ name }) => name.endsWith('o2e')).length, 0);
  });

  it('share one live stream, and the second takes over when the first is closed', async () => {
    const first = await visit();
    await connect(first, ['services:manage']);
    await rows(first).first().waitFor();
    const second = await visit();
    await rows(second).first().waitFor();
    await until(() => bench.bff.live.count() === 1);

    await label(first, 'Un seul flux', 1);
    await rows(second).filter({ hasText: 'Un seul flux' }).waitFor();
    assert.equal(bench.bff.live.count(), 1);
    assert.equal(streams(), 1);
    await first.close();
    await until(() => bench.bff.live.count() === 1 && streams() === 1);
    const third = await visit();
    await rows(third).first().waitFor();
    await label(third, 'Encore', 2);

    await rows(second).filter({ hasText: 'Encore' }).waitFor();
  });

  it('let go of the stream after five minutes out of sight, and ask anew when back', async () => {
    await context.clock.install();
    const page = await visit();
    await connect(page);
    await rows(page).first().waitFor();
    await until(() => bench.bff.live.count() === 1);
    const vault = page.frames().find((frame) => frame.url().includes('/embed/vault'));
    const hide = (hidden: boolean) =>
      vault?.evaluate((it) => {
        Object.defineProperty(document, 'hidden', { configurable: true, value: it });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);

    await hide(true);
    await context.clock.runFor('04:50');
    assert.equal(bench.bff.live.count(), 1);
    await context.clock.runFor('00:11');
    await until(() => bench.bff.live.count() === 0);
    await renameElsewhere('Pendant l’absence');
    await hide(false);

    await rows(page).filter({ hasText: 'Pendant l’absence' }).waitFor();
    await until(() => bench.bff.live.count() === 1);
  });

  it('make one key, also when both need it at once', async () => {
    const pages = [await visit(), await visit()];
    await Promise.all(pages.map((page) => page.locator('o2-services [part=sign-in]').waitFor()));
    const vaults = pages.map((page) => page.frames().find((frame) => frame.url().includes('/embed/vault')));

    const keys = await Promise.all(
      vaults.map((vault) =>
        vault?.evaluate(
          () =>
            new Promise<string>((resolve) => {
              const nonce = crypto.randomUUID();
              const opened = { nonce, t: 'who' };
              // As our sign-in window would ask; the frame of the test stands in for its source.
              const source = {
                top: undefined as unknown,
                postMessage: (it: { key: { x: string } }) => resolve(it.key.x),
              };
              source.top = source;
              const event = new MessageEvent('message', { data: opened, origin: location.origin });
              Object.defineProperty(event, 'source', { value: source });
              dispatchEvent(event);
            }),
        ),
      ),
    );

    assert.equal(keys.length, 2);
    assert.match(keys[0] ?? '', /^[\w-]{43}$/);
    assert.equal(keys[0], keys[1]);
  });

  it('hear nothing of another partner’s site: storage and channels are apart', async () => {
    const [agencyPage, bankPage] = [await visit(), await visit('www.partner-b')];
    const [a, b] = await Promise.all(
      [agencyPage, bankPage].map(async (page) => {
        await page.locator('o2-services [part=sign-in]').waitFor();
        const frame = page.frames().find((it) => it.url().includes('/embed/vault'));
        await frame?.evaluate(() => {
          Object.assign(globalThis, { heard: [] });
          new BroadcastChannel('probe').onmessage = ({ data }) =>
            (globalThis as unknown as { heard: unknown[] }).heard.push(data);
          return new Promise((done) => (indexedDB.open(`of ${location.search}`).onsuccess = done)).then(
            () => undefined,
          );
        });
        return frame;
      }),
    );

    await a?.evaluate(() => new BroadcastChannel('probe').postMessage('from the agency'));
    await bankPage.waitForTimeout(300);

    assert.deepEqual(await b?.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard), []);
    const names = await b?.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    assert.ok(names?.every((name) => !name?.includes(agency)));
  });
});
