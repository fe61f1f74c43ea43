import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { openBench, type Bench } from './bench.ts';

const key = 'pk_live_shady';
/** The two documents that exist to be framed: they show nothing. */
const invisible = ['/embed/vault', '/embed/why'];

describe('every page of ours', () => {
  let bench: Bench;
  let browser: Browser;
  before(async () => {
    bench = await openBench();
    await bench.register(key, 'Remises & Cie', [bench.site('www.shady')]);
    browser = await partitionedBrowser();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });

  /** Every address that answers a document to somebody who just goes there. */
  async function documents(): Promise<string[]> {
    const paths = bench.bff.hono.routes
      .filter(({ method, path }) => method === 'GET' && !path.includes('*') && !path.startsWith('/api/'))
      .map(({ path }) => path.replaceAll(/:\w+(\{[^}]*\})?\??/g, 'x'));
    const found = [];
    for (const path of new Set(paths)) {
      const answer = await bench.bff.call(path, {
        headers: { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' },
      });
      if (answer.headers.get('content-type')?.startsWith('text/html')) found.push(path);
      await answer.body?.cancel();
    }
    return found;
  }

  it('stays empty in the frame of a site, registered or not, under both names for it (9)', async () => {
    const paths = (await documents()).filter((path) => !invisible.includes(path));
    assert.ok(
      paths.includes('/embed/signin') && paths.includes('/sign-in') && paths.length > 5,
      paths.join(),
    );
    for (const path of paths) {
      const { headers } = await bench.bff.call(path, { headers: { 'sec-fetch-dest': 'iframe' } });
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path);
      assert.equal(headers.get('x-frame-options'), 'DENY', path);
    }
    for (const site of ['www.shady', 'www.evil']) {
      const page = await browser.newPage();
      bench.serve = () => ({
        html: paths.map((path) => `<iframe src="${bench.space}${path}"></iframe>`).join(''),
      });
      await page.goto(bench.site(site));
      await page.waitForLoadState('networkidle');
      const framed = page.frames().slice(1);
      assert.equal(framed.length, paths.length);
      for (const frame of framed)
        assert.ok(!frame.url().startsWith(bench.space), `${site} frames ${frame.url()}`);
      await page.close();
    }
  });
});
