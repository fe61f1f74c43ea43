import type { Browser } from 'playwright-core';
import { openBench, type Bench as House } from '../../e2e/embed/bench.ts';
import { connect } from '../../e2e/embed/walk.ts';
import { resultOf, type Result } from '../result.ts';

const partner = 'pk_live_bench';
/** What a round trip takes; everything that the browser and the server do comes on top. */
const tripMs = 200;
const inner = [
  'o2-services',
  'o2-invoices',
  'o2-scheduled-payments',
  'o2-service service-id="svc_cus_a_0"',
].map((it) => `<${it} loading="eager"></${it.split(' ')[0]}>`);

/** C9: four widgets on a partner's page whose session lives, nothing in the browser's cache. */
export async function firstData(chromium: Browser, rounds: number): Promise<Result[]> {
  let lagMs = 0;
  const house = await openBench({ lagMs: () => lagMs });
  try {
    const site = house.site('www.partner-bench');
    let inside = '<o2-services loading="eager"></o2-services>';
    house.serve = () => ({ html: pageOf(house, inside) });
    await house.register(partner, 'Bench', [site]);
    const tab = await (await chromium.newContext()).newPage();
    await tab.goto(site);
    await connect(tab);
    const row = tab.locator('o2-services [part~=row]').first();
    await row.waitFor();
    inside = inner.join('');
    lagMs = tripMs;
    const cdp = await tab.context().newCDPSession(tab);
    const [trips, batches, ms]: [number[], number[], number[]] = [[], [], []];
    for (let i = 0; i <= rounds; i++) {
      await tab.goto('about:blank');
      await cdp.send('Network.clearBrowserCache');
      house.seen.length = 0;
      await tab.goto(site);
      await row.waitFor();
      await tab.waitForTimeout(500);
      if (i === 0) continue;
      batches.push(batchesOf(house));
      trips.push(tripsOf(house));
      ms.push(timeOf(house));
    }
    return results(trips, batches, ms);
  } finally {
    await house.close();
  }
}

const pageOf = ({ space }: House, inside: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>P</title></head><body><script type="module" src="${space}/v1/o2.js"></script><o2-session partner="${partner}">${inside}</o2-session></body></html>`;

/** What came after the loader, up to the answer with the first data. */
function wayOf({ seen }: House): House['seen'] {
  const loader = seen.findIndex(({ path }) => path.endsWith('/o2.js'));
  const last = seen.findIndex(({ path }) => path === '/embed/batch');
  return seen.slice(loader + 1, last + 1);
}

/** Batches sent before the first answer; what stands below a widget's first data is asked for after it. */
function batchesOf({ seen }: House): number {
  const batches = seen.filter(({ path }) => path === '/embed/batch');
  return batches.filter(({ at }) => at <= (batches[0]?.doneAt ?? NaN)).length;
}

/** The longest chain of requests, each begun after another's end. */
function tripsOf(house: House): number {
  const way = wayOf(house);
  const depth: number[] = [];
  way.forEach((it, at) => {
    const before = way
      .slice(0, at)
      .flatMap((other, n) => (other.doneAt > 0 && other.doneAt <= it.at ? [depth[n] ?? 0] : []));
    depth.push(1 + Math.max(0, ...before));
  });
  return depth.at(-1) ?? NaN;
}

/** From the loader's arrival to the first data's, in round trips: what browser and server do in between included. */
function timeOf(house: House): number {
  const loader = house.seen.find(({ path }) => path.endsWith('/o2.js'));
  const data = wayOf(house).at(-1);
  return ((data?.doneAt ?? NaN) - (loader?.doneAt ?? NaN)) / tripMs;
}

function results(trips: readonly number[], batches: readonly number[], times: readonly number[]): Result[] {
  const page = 'of four widgets on a partner’s page';
  const method = `session alive, cache empty, ${tripMs} ms a round trip; requests as the server saw them`;
  const goal = (id: string, title: string, aim: number, gate: number, how: string) =>
    ({ id, title, unit: '', aim, gate, good: 'small', method: `${how}; ${method}` }) as const;
  const time = resultOf(goal('C9 time', '', 0, 0, ''), times).median;
  return [
    resultOf(
      {
        ...goal('C9 trips', `round trips after the loader to the first data ${page}`, 3, 4, 'longest chain'),
        note: `Vault included: its frame beside the code, its script beside the further widgets, then the batch. The second trip asks for six files, as many as HTTP/1.1 has connections. By the clock ${time} round trips, with what browser and server do in between.`,
      },
      trips,
    ),
    resultOf(
      goal('C9 batch', `batched requests ${page}`, 1, 2, 'POST /embed/batch before the first answer'),
      batches,
    ),
  ];
}
