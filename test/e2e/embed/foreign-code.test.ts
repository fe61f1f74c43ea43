import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { openBench, type Bench } from './bench.ts';
import { embedPage, enterPassword, openWindow } from './walk.ts';

const key = 'pk_live_shady';

describe('somebody else’s code', () => {
  let bench: Bench;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let partner: string;

  before(async () => {
    bench = await openBench();
    partner = bench.site('www.shady');
    await bench.register(key, 'Remises & Cie', [partner]);
    browser = await partitionedBrowser();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });
  beforeEach(async () => {
    await context?.close();
    context = await browser.newContext();
    page = await context.newPage();
    bench.serve = () => ({ html: embedPage(bench.space, key) });
  });

  it('signs no victim in: his vault refuses it (8)', async () => {
    const attacker = await browser.newContext();
    const bait = await attacker.newPage();
    await bait.goto(partner);
    const baitWindow = await openWindow(bait);
    await enterPassword(baitWindow);
    let stolen = '';
    await attacker.route('**/embed/token', (route) => {
      stolen = (JSON.parse(route.request().postData() ?? '{}') as { code: string }).code;
      return route.abort();
    });
    await baitWindow.locator('[part=continue]').waitFor();
    await baitWindow.mouse.move(5, 5);
    await baitWindow.mouse.move(50, 50);
    await baitWindow.locator('[part=continue][aria-disabled=false]').click();
    await baitWindow.getByRole('alert').filter({ hasText: 'ne répond pas' }).waitFor();
    await attacker.close();
    assert.match(stolen, /^[\w-]{43}$/);

    await page.goto(partner);
    const popup = await openWindow(page);
    await popup.locator('input[type=email]').waitFor();
    const outcome = await popup.evaluate(
      (code) =>
        new Promise((resolve) => {
          const vault = (opener as { frames: Record<string, Window> }).frames['o2-vault'] as Window;
          const nonce = 'n'.repeat(43);
          addEventListener(
            'message',
            ({ data }: MessageEvent<{ t: string; nonce: string; outcome?: string }>) => {
              if (data.nonce !== nonce) return;
              if (data.t === 'key') vault.postMessage({ t: 'code', nonce, code }, location.origin);
              else resolve(data.outcome);
            },
          );
          vault.postMessage({ t: 'who', nonce }, location.origin);
        }),
      stolen,
    );

    assert.equal(outcome, 'refused');
    await page.reload();
    await page.locator('o2-services [part=sign-in]').waitFor();
    assert.equal((await context.cookies()).filter(({ name }) => name.endsWith('o2e')).length, 0);
  });
});
