import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Bench as House } from '../../e2e/embed/bench.ts';
import { enter, watchRows } from './house.ts';

/** How many times slower than this machine the browser's processor seems. */
export const slowdown = 4;
const slow4g = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/** What a visit of a page cost. */
export interface Visit {
  /** From the start of the navigation to the frame after the rows stand, in ms. */
  readonly ms: number;
  /** Sum of the layout's shifts. */
  readonly shift: number;
  /** Milliseconds of tasks on the main thread. */
  readonly main: number;
  /** Those of them that scripts took. */
  readonly script: number;
  /** Those of them that style and layout took. */
  readonly layout: number;
}

/** Opens a browser of its own with a slow processor, signed in. */
export async function openSlow(
  chromium: Browser,
  house: House,
  session: string,
): Promise<{ context: BrowserContext; page: Page; cdp: CDPSession }> {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 } });
  await enter(context, house, session);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return { context, page, cdp };
}

/** Goes to a page with empty hands, over slow 4G if it is `far`, and waits until it shows so many rows. */
export async function visit(
  chromium: Browser,
  house: House,
  session: string,
  path: string,
  rows: number,
  far = false,
): Promise<Visit> {
  const { context, page, cdp } = await openSlow(chromium, house, session);
  if (far) {
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', slow4g);
  }
  await cdp.send('Performance.enable');
  await watchRows(page, path === '/bench/empty' ? 0 : rows);
  await page.goto(house.space + path);
  await page.waitForFunction(() => (globalThis as unknown as { seen: { at: number } }).seen.at > 0);
  const { at, shift } = await page.evaluate(
    () => (globalThis as unknown as { seen: { at: number; shift: number } }).seen,
  );
  const { metrics } = await cdp.send('Performance.getMetrics');
  await context.close();
  const spent = (name: string): number => 1000 * (metrics.find((it) => it.name === name)?.value ?? NaN);
  return {
    ms: at,
    shift,
    main: spent('TaskDuration'),
    script: spent('ScriptDuration'),
    layout: spent('RecalcStyleDuration') + spent('LayoutDuration'),
  };
}
