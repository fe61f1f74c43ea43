import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { openBench, type Bench as House } from '../../e2e/embed/bench.ts';
import { connect } from '../../e2e/embed/walk.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { resultOf, type Bench, type Result } from '../result.ts';
import { addAccount, addPages, enter, watchRows } from './house.ts';
import { interactionOf, scrollOf } from './handling.ts';

const slowdown = 4;
const slow4g = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const throttled = `Chromium headless, CPU ${slowdown}×, a fresh context each, cache empty, pages in turn`;

/** C5 to C10: what a customer's browser has to do. */
export const browser: Bench = {
  name: 'browser',
  run: async ({ rounds }) => {
    const house = await openBench();
    addPages(house.bff);
    const session = await addAccount(house.bff, 'some', 60);
    const large = await addAccount(house.bff, 'large', 10_000);
    const chromium = await partitionedBrowser();
    try {
      return [
        ...(await timeToRows(chromium, house, session, rounds)),
        ...(await handling(chromium, house, session, large, rounds)),
        ...(await firstData(chromium, house)),
      ];
    } finally {
      await chromium.close();
      await house.close();
    }
  },
};

interface Visit {
  readonly ms: number;
  readonly shift: number;
  /** Milliseconds of tasks on the main thread. */
  readonly main: number;
}

async function slowPage(
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

async function visit(
  chromium: Browser,
  house: House,
  session: string,
  path: string,
  network: boolean,
): Promise<Visit> {
  const { context, page, cdp } = await slowPage(chromium, house, session);
  if (network) {
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', slow4g);
  }
  await cdp.send('Performance.enable');
  const rows = path === '/bench/empty' ? 0 : 25;
  await watchRows(page, rows);
  await page.goto(house.space + path);
  await page.waitForFunction(() => (globalThis as unknown as { seen: { at: number } }).seen.at > 0);
  const { at, shift } = await page.evaluate(
    () => (globalThis as unknown as { seen: { at: number; shift: number } }).seen,
  );
  const { metrics } = await cdp.send('Performance.getMetrics');
  await context.close();
  const main = 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  return { ms: at, shift, main };
}

async function timeToRows(
  chromium: Browser,
  house: House,
  session: string,
  rounds: number,
): Promise<Result[]> {
  const [cpu, net, added, shifts]: number[][] = [[], [], [], []];
  for (let i = 0; i <= rounds; i++) {
    const plain = await visit(chromium, house, session, '/bench/plain', false);
    const ours = await visit(chromium, house, session, '/bench/ours', false);
    const empty = await visit(chromium, house, session, '/bench/empty', false);
    const plainFar = await visit(chromium, house, session, '/bench/plain', true);
    const oursFar = await visit(chromium, house, session, '/bench/ours', true);
    if (i === 0) continue;
    cpu?.push(ours.ms / plain.ms);
    net?.push(oursFar.ms / plainFar.ms);
    added?.push(ours.main - empty.main);
    shifts?.push(Math.max(ours.shift, oursFar.shift));
  }
  const rows =
    'from navigation to the frame after 25 rows stand; against a page of plain DOM with the same data';
  const small = { good: 'small' } as const;
  return [
    resultOf(
      {
        id: 'C5 cpu',
        title: 'time to 25 rows, against plain DOM, slow processor',
        unit: '×',
        aim: 1.3,
        gate: 1.45,
        ...small,
        method: `${rows}; ${throttled}`,
      },
      cpu ?? [],
    ),
    resultOf(
      {
        id: 'C5 net',
        title: 'time to 25 rows, against plain DOM, slow 4G',
        unit: '×',
        aim: 1.2,
        gate: 1.35,
        ...small,
        method: `${rows}; 1.6 Mbit/s, 150 ms; ${throttled}`,
      },
      net ?? [],
    ),
    resultOf(
      {
        id: 'C7',
        title: 'main thread taken by the first widget',
        unit: 'ms',
        aim: 120,
        gate: 200,
        ...small,
        method: `task time less that of an empty page; ${throttled}`,
      },
      added ?? [],
    ),
    resultOf(
      {
        id: 'C10 shift',
        title: 'layout shift of a page with one widget',
        unit: '',
        aim: 0.02,
        gate: 0.1,
        ...small,
        method: `sum of layout-shift entries; ${throttled}`,
      },
      shifts ?? [],
    ),
  ];
}

async function handling(
  chromium: Browser,
  house: House,
  session: string,
  large: string,
  rounds: number,
): Promise<Result[]> {
  const [dropped, slowest]: number[][] = [[], []];
  for (let i = 0; i < Math.min(3, rounds); i++) {
    const context = await chromium.newContext({ viewport: { width: 1280, height: 800 } });
    await enter(context, house, large);
    dropped?.push(await scrollOf(await context.newPage(), `${house.space}/bench/endless`));
    await context.close();
    const slow = await slowPage(chromium, house, session);
    slowest?.push(await interactionOf(slow.page, `${house.space}/bench/ours`));
    await slow.context.close();
  }
  return [
    resultOf(
      {
        id: 'C8',
        title: 'frames dropped of 149 in a scroll through 10,000 rows',
        unit: '',
        aim: 3,
        gate: 10,
        good: 'small',
        method:
          'endless list, 250 px a frame, pages loaded on the way; a frame that took more than 1.5 of the browser’s own',
      },
      dropped ?? [],
    ),
    resultOf(
      {
        id: 'C10 act',
        title: 'slowest interaction: tab, filter, menu',
        unit: 'ms',
        aim: 100,
        gate: 200,
        good: 'small',
        method: `event timing, input to next paint, CPU ${slowdown}×`,
      },
      slowest ?? [],
    ),
  ];
}

const partner = 'pk_live_bench';
const inner = ['o2-services', 'o2-invoices', 'o2-scheduled-payments', 'o2-service service-id="svc_cus_a_0"'];

/** C9: four widgets on a partner's page whose session lives. */
async function firstData(chromium: Browser, house: House): Promise<Result[]> {
  const site = house.site('www.partner-bench');
  const page = (inside: string): string =>
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>P</title></head><body><script type="module" src="${house.space}/v1/o2.js"></script><o2-session partner="${partner}">${inside}</o2-session></body></html>`;
  let inside = '<o2-services loading="eager"></o2-services>';
  house.serve = () => ({ html: page(inside) });
  await house.register(partner, 'Bench', [site]);
  const context = await chromium.newContext();
  const tab = await context.newPage();
  await tab.goto(site);
  await connect(tab);
  await tab.locator('o2-services [part~=row]').first().waitFor();
  inside = inner.map((tag) => `<${tag} loading="eager"></${tag.split(' ')[0]}>`).join('');
  const batches: number[] = [];
  const trips: number[] = [];
  for (let i = 0; i < 5; i++) {
    house.seen.length = 0;
    await tab.reload();
    await tab.locator('o2-services [part~=row]').first().waitFor();
    await tab.waitForTimeout(500);
    batches.push(house.seen.filter(({ path }) => path === '/embed/batch').length);
    trips.push(tripsOf(house));
  }
  await context.close();
  const method = `${inner.length} widgets, session alive, loader cached or not alike; requests as the server saw them`;
  return [
    resultOf(
      {
        id: 'C9 trips',
        title: 'round trips to the first data of four widgets on a partner’s page',
        unit: '',
        aim: 3,
        gate: 4,
        good: 'small',
        method: `${method}; a trip begins after the end of one that it waits for`,
      },
      trips,
    ),
    resultOf(
      {
        id: 'C9 batch',
        title: 'batched requests of four widgets on a partner’s page',
        unit: '',
        aim: 1,
        gate: 2,
        good: 'small',
        method,
      },
      batches,
    ),
  ];
}

/** The longest chain of requests, each begun after another's end, from after the loader to the first batch answered. */
function tripsOf({ seen }: House): number {
  const loader = seen.findIndex(({ path }) => path.endsWith('/o2.js'));
  const last = seen.findIndex(({ path }) => path === '/embed/batch');
  const way = seen.slice(loader + 1, last + 1);
  const depth: number[] = [];
  way.forEach((it, at) => {
    const before = way
      .slice(0, at)
      .flatMap((other, n) => (other.doneAt > 0 && other.doneAt <= it.at ? [depth[n] ?? 0] : []));
    depth.push(1 + Math.max(0, ...before));
  });
  return depth.at(-1) ?? NaN;
}
