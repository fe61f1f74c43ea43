import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { openBench, type Bench } from './bench.ts';
import { embedPage } from './walk.ts';

const key = 'pk_live_agency';

describe('a site that stole a partner’s key', () => {
  let bench: Bench;
  let browser: Browser;

  before(async () => {
    bench = await openBench();
    await bench.register(key, 'Agence Horizon', [bench.site('www.partner-a')]);
    browser = await partitionedBrowser();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });

  it('gets no vault, and its visitors are told so (4)', async () => {
    const page = await browser.newPage();
    const warnings: string[] = [];
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    bench.serve = () => ({ html: embedPage(bench.space, key) });

    await page.goto(bench.site('www.evil'));
    await page
      .locator('o2-services [part=notice]')
      .filter({ hasText: 'Ce site ne peut plus afficher' })
      .waitFor();

    assert.ok(
      warnings.some((text) =>
        text.includes(`${key} has not registered and verified this origin: ${bench.site('www.evil')}`),
      ),
    );
    assert.equal(bench.seen.filter(({ path }) => path === '/embed/batch').length, 0);
  });

  it('gets none through a frame of the partner either (4)', async () => {
    const page = await browser.newPage();
    bench.serve = (_, host) => ({
      html: host.includes('evil')
        ? `<iframe src="${bench.site('www.partner-a')}"></iframe>`
        : embedPage(bench.space, key),
    });
    const before = bench.seen.length;

    await page.goto(bench.site('www.evil'));
    await page.waitForTimeout(2000);

    const after = bench.seen.slice(before);
    assert.ok(after.some(({ path }) => path.startsWith('/embed/vault')));
    assert.equal(after.filter(({ path }) => path === '/embed/batch').length, 0);
  });
});
