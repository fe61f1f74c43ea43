import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { builtWeights } from '../../support/weights.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { openBench, type Bench } from './bench.ts';
import { connect, embedPage } from './walk.ts';

const partner = 'pk_live_weighed';
const { first, vault, weigh } = builtWeights();

describe('the weight after gzip', () => {
  let bench: Bench;
  let browser: Browser;

  before(async () => {
    bench = await openBench();
    browser = await partitionedBrowser();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });

  it('until a partner’s page shows rows is that which the budget counts, no file more', async (t) => {
    const site = bench.site('www.weighed');
    await bench.register(partner, 'Atelier', [site]);
    bench.serve = () => ({ html: embedPage(bench.space, partner) });
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript(noteRows);
    await page.goto(site);
    await connect(page);
    await page.locator('o2-services [part~=row]').first().waitFor();
    const cdp = await page.context().newCDPSession(page);
    await page.goto('about:blank');
    await cdp.send('Network.clearBrowserCache');
    bench.seen.length = 0;
    await page.goto(site);
    await page.locator('o2-services [part~=row]').first().waitFor();

    // What comes on demand is asked for a moment later, which a busy machine may have reached by now.
    const asked = bench.seen.map(({ path }) => path).filter((path) => path.endsWith('.js'));
    const own = asked.filter((path) => !path.includes(vault));
    const later = (await (await page.waitForFunction(askedAfterRows, own)).jsonValue()) ?? [];
    const files = asked.filter((path) => !later.includes(path));
    const names = new Set(files.map((path) => path.replace(/^.*\/|\.js$/g, '')));
    for (const name of names) t.diagnostic(`${name} ${weigh([name])} bytes`);
    assert.deepEqual([...names].toSorted(), ['o2', vault, ...first].toSorted());
    assert.equal(files.length, names.size);
  });
});

/** Writes down when the first row stands in the page, in the step that puts it there. */
function noteRows(): void {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    const observer = new MutationObserver(() => {
      if (!root.querySelector('[part~=row]')) return;
      document.documentElement.dataset['rowsAt'] = String(performance.now());
      observer.disconnect();
    });
    observer.observe(root, { childList: true, subtree: true });
    return root;
  };
}

/** Those of `paths` that were asked for once rows stood there; nothing until all of them have come. */
function askedAfterRows(paths: readonly string[]): string[] | undefined {
  const rowsAt = Number(document.documentElement.dataset['rowsAt']);
  const starts = new Map(
    performance.getEntriesByType('resource').map((it) => [new URL(it.name).pathname, it.startTime]),
  );
  if (!paths.every((path) => starts.has(path))) return undefined;
  return paths.filter((path) => Number(starts.get(path)) > rowsAt);
}
