import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { alteredAssets, filesOf } from './altered-assets.ts';
import { openBench, type Bench } from './bench.ts';
import { connect, embedPage, rows } from './walk.ts';

const key = 'pk_live_agency';

describe('the script tag', () => {
  let browser: Browser;
  const benches: Bench[] = [];

  before(async () => {
    browser = await partitionedBrowser();
  });
  after(async () => {
    await browser.close();
    for (const bench of benches) await bench.close();
  });

  async function bench(assets?: Parameters<typeof alteredAssets>[0]): Promise<Bench> {
    const opened = await openBench(assets ? { assets: alteredAssets(assets) } : {});
    benches.push(opened);
    await opened.register(key, 'Agence Horizon', [opened.site('www.partner-a')]);
    return opened;
  }

  async function visit(at: Bench, html: string): Promise<{ page: Page; said: string[] }> {
    at.serve = () => ({ html: `<!doctype html><html lang="fr"><title>Partenaire</title>${html}</html>` });
    const page = await (await browser.newContext()).newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(`uncaught ${error.message}`));
    await page.addInitScript(() => {
      Object.assign(globalThis, { refused: [] });
      addEventListener('o2-error', (event) =>
        (globalThis as unknown as { refused: string[] }).refused.push((event as Event & { tag: string }).tag),
      );
    });
    await page.goto(at.site('www.partner-a'));
    return { page, said };
  }

  const refusedOn = (page: Page): Promise<string[]> =>
    page.evaluate(() => (globalThis as unknown as { refused: string[] }).refused);
  const isDefined = (page: Page, tag: string): Promise<boolean> =>
    page.evaluate((it) => customElements.get(it) !== undefined, tag);

  describe('when a byte of a chunk was turned', () => {
    for (const chunk of [
      filesOf('o2-services').at(0),
      filesOf('o2-services').at(1),
      filesOf('o2-services').at(-1),
    ] as string[])
      it(`runs nothing of it and leaves the page’s own words (${chunk.replace(/-.{7}\.js$/, '')})`, async () => {
        const at = await bench((name, text) => (name === chunk ? `${text};globalThis.evil=1` : undefined));
        const { page, said } = await visit(at, embedPage(at.space, key));

        await page.waitForFunction(() =>
          (globalThis as unknown as { refused: string[] }).refused.includes('o2-services'),
        );

        assert.equal(await isDefined(page, 'o2-services'), false);
        assert.equal(await page.evaluate(() => 'evil' in globalThis), false);
        assert.ok(await page.getByText('repli').isVisible());
        assert.ok(said.some((text) => text.includes('[o2] not loaded: o2-services')));
        const asked = at.seen.filter(({ path }) => path.endsWith(`/${chunk}`)).length;
        assert.ok(asked >= 2, 'it was had anew');
      });

    for (const [what, start] of [
      ['one that comes on demand', 'on-demand-'],
      ['the list of those', 'later-'],
    ] as const)
      it(`does not run ${what} either`, async () => {
        let turned = false;
        const at = await bench((name, text) =>
          turned && name.startsWith(start) && name.endsWith('.js') ? `${text};globalThis.evil=1` : undefined,
        );
        const { page } = await visit(at, embedPage(at.space, key));
        await connect(page);
        turned = true;
        await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache');
        at.seen.length = 0;
        await page.reload();
        await rows(page).first().waitFor();

        await page.locator('o2-services button[aria-haspopup]').first().click();
        await page.waitForTimeout(800);

        assert.ok(at.seen.some(({ path }) => path.includes(`/${start}`)));
        assert.equal(await page.evaluate(() => 'evil' in globalThis), false);
        await page.locator('o2-services [part=notice]', { hasText: 'n’a pas pu être chargée' }).waitFor();
      });

    it('gets over a fault that does not last', async () => {
      let served = 0;
      const at = await bench((name, text) =>
        name === filesOf('o2-services')[0] && served++ === 0 ? `${text} ` : undefined,
      );
      const { page } = await visit(at, embedPage(at.space, key));

      await page.locator('o2-services [part=sign-in]').waitFor();

      assert.deepEqual(await refusedOn(page), []);
    });
  });

  describe('with two of them on a page', () => {
    const release = '/releases/0.0.9/o2.js';
    const older = (name: string, text: string, version: string) =>
      name === 'o2.js' && version === '0.0.9' ? text.replaceAll('0.1.0', '0.0.9') : undefined;

    it('of one major version, the later leaves its place to the earlier', async () => {
      const at = await bench(older);
      const { page, said } = await visit(
        at,
        `${embedPage(at.space, key)}<script type="module" src="${at.space}${release}"></script>`,
      );

      await page.locator('o2-services [part=sign-in]').waitFor();
      // The warning comes last, as do all.
      const warns = (text: string): boolean =>
        text === '[o2] 0.0.9 leaves its place to 0.1.0, which came first';
      if (!said.some(warns))
        await page.waitForEvent('console', { predicate: (it) => warns(it.text()), timeout: 20_000 });
      assert.ok(!said.some((text) => text.startsWith('uncaught')));
      assert.equal(at.seen.filter(({ path }) => path.includes('/o2-services-')).length, 1);
      assert.equal(await page.locator('iframe').count(), 1);
    });

    it('of another major version, or beside a foreign element, it works under tags that name its own', async () => {
      const at = await bench();
      const foreign = `<script>globalThis[Symbol.for('o2.widgets')] = { major: 2 }; customElements.define('o2-services', class extends HTMLElement {});</script>`;
      const inside = `<o2-session-v1 partner="${key}"><o2-services-v1></o2-services-v1></o2-session-v1><o2-services>celui d’un autre</o2-services><o2-invoices>qui vient plus tard</o2-invoices>`;
      const { page, said } = await visit(
        at,
        `${foreign}<script type="module" src="${at.space}/v1/o2.js"></script>${inside}`,
      );

      await page.locator('o2-services-v1 [part=sign-in]').waitFor();

      // The warning comes last: what the page is for does not wait for it.
      const warns = (text: string): boolean =>
        /another script owns .*o2-services.*: add -v1 to these tags/.test(text);
      if (!said.some(warns))
        await page.waitForEvent('console', { predicate: (it) => warns(it.text()), timeout: 20_000 });
      assert.equal(await page.locator('o2-services').evaluate((it) => it.shadowRoot), null);
      assert.equal(await isDefined(page, 'o2-invoices'), false);
      assert.ok(!said.some((text) => text.startsWith('uncaught')));
    });
  });

  it('leaves a tag to a script that took it while ours was on its way', async () => {
    const at = await bench();
    at.serve = () => ({ html: embedPage(at.space, key) });
    const page = await (await browser.newContext()).newPage();
    const said: string[] = [];
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.route(`**/${filesOf('o2-services')[0]}`, async (route) => {
      await page.evaluate(() => {
        if (!customElements.get('o2-services'))
          customElements.define('o2-services', class extends HTMLElement {});
      });
      await route.continue();
    });

    await page.goto(at.site('www.partner-a'));
    await page.waitForFunction(() => customElements.get('o2-session') && customElements.get('o2-services'));
    await page.waitForLoadState('networkidle');

    assert.deepEqual(said, []);
    assert.equal(await page.locator('o2-services').evaluate((it) => it.shadowRoot), null);
  });

  it('alone with its partner gives the session to the whole page', async () => {
    const at = await bench();
    const { page } = await visit(
      at,
      `<script type="module" src="${at.space}/v1/o2.js?partner=${key}"></script><o2-services></o2-services>`,
    );

    await connect(page);

    await rows(page).first().waitFor();
    assert.equal(await page.locator('iframe').count(), 1);
  });

  it('loads what is near the visible part, the rest when one comes near, and at once what asks for it', async () => {
    const at = await bench();
    const far = `<div id="far"></div><script type="module" src="${at.space}/v1/o2.js"></script>`;
    const { page } = await visit(
      at,
      `<style>#far { height: 5000px }</style>${far}<o2-session partner="${key}"><o2-services></o2-services></o2-session>`,
    );
    await page.waitForFunction(() => customElements.get('o2-session'));
    await page.waitForTimeout(300);
    assert.equal(await isDefined(page, 'o2-services'), false);

    await page.locator('o2-services').scrollIntoViewIfNeeded();
    await page.locator('o2-services [part=sign-in]').waitFor();

    const { page: eager } = await visit(
      at,
      `<style>#far { height: 5000px }</style>${far}<o2-session partner="${key}"><o2-services loading="eager"></o2-services></o2-session>`,
    );
    await eager.waitForFunction(() => customElements.get('o2-services'));
  });

  it('sees elements that come later', async () => {
    const at = await bench();
    const { page } = await visit(
      at,
      `<script type="module" src="${at.space}/v1/o2.js"></script><main></main>`,
    );
    await page.waitForFunction(() => Symbol.for('o2.widgets') in globalThis);

    await page.evaluate((partner) => {
      const session = Object.assign(document.createElement('o2-session'), { id: 'late' });
      session.setAttribute('partner', partner);
      session.append(document.createElement('o2-services'));
      document.querySelector('main')?.append(session);
    }, key);

    await page.locator('o2-services [part=sign-in]').waitFor();
  });

  it('needs three round trips from its own run to the first data, the vault included, and one batch', async () => {
    const at = await bench();
    const four = `<o2-services></o2-services><o2-services view="tab=todo"></o2-services><o2-services view="sort=price"></o2-services><o2-service service="svc_cus_a_0"></o2-service>`;
    const { page } = await visit(at, embedPage(at.space, key, four));
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      page.locator('o2-services [part=sign-in]').first().click(),
    ]);
    const { consent, enterPassword } = await import('./walk.ts');
    await enterPassword(popup);
    await consent(popup);
    await page.waitForTimeout(500);
    const fresh = await page.context().newPage();
    const cdp = await page.context().newCDPSession(fresh);
    await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    const start = at.seen.length;

    await fresh.goto(at.site('www.partner-a'));
    await rows(fresh).first().waitFor();
    await fresh.waitForTimeout(500);

    const seen = at.seen.slice(start);
    const loader = seen.find(({ path }) => path === '/v1/o2.js');
    // What is shown is compared once more when the live stream is heard: that is after the first data.
    const [first, ...later] = seen.filter(({ path }) => path === '/embed/batch');
    const batches = [first, ...later.filter(({ at: sent }) => sent < (first?.doneAt ?? 0))];
    const depth = (it: (typeof seen)[number]): number =>
      1 +
      Math.max(
        0,
        ...seen
          .filter(
            (other) =>
              other !== loader &&
              other.doneAt > 0 &&
              other.doneAt < it.at &&
              other.at >= (loader?.doneAt ?? 0),
          )
          .map(depth),
      );
    assert.equal(batches.length, 1, seen.map(({ path }) => path).join('\n'));
    assert.ok(depth(batches[0] as (typeof seen)[number]) >= 1);
    const vault = seen.find(({ path }) => path.startsWith('/embed/vault'));
    const chunks = seen.filter(({ path }) => /\/releases\/.*\/o2-/.test(path));
    const script = seen.find(({ path }) => path.includes('/vault-'));
    // First trip: code and vault side by side; second: the vault's script; third: the batch.
    for (const chunk of chunks)
      assert.ok(chunk.at < (script?.doneAt ?? 0), `${chunk.path} left with the first trips`);
    assert.ok(
      (vault?.at ?? 0) < Math.min(...chunks.map(({ doneAt }) => doneAt)),
      'the vault is asked for before any chunk is there',
    );
    assert.ok((script?.doneAt ?? 0) <= (batches[0]?.at ?? 0));
  });
});
