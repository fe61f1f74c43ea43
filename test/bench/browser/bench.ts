import type { Browser } from 'playwright-core';
import { openBench, type Bench as House } from '../../e2e/embed/bench.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { median, resultOf, type Bench, type Result } from '../result.ts';
import { firstData } from './first-data.ts';
import { interactionOf, scrollOf } from './handling.ts';
import { addAccount, addPages, enter } from './house.ts';
import { openSlow, slowdown, visit, type Visit } from './visit.ts';

const throttled = `Chromium headless, CPU ${slowdown}×, a fresh context each, cache empty, pages in turn`;
const small = { good: 'small' } as const;

/** C5 to C10: what a customer's browser has to do. */
export const browser: Bench = {
  name: 'browser',
  needsBuild: true,
  run: async ({ rounds }) => {
    const house = await openBench();
    addPages(house.bff);
    const session = await addAccount(house.bff, 'some', 60);
    const large = await addAccount(house.bff, 'large', 10_000);
    const chromium = await partitionedBrowser();
    try {
      return [
        ...(await timeToRows(chromium, house, session, rounds)),
        ...(await longList(chromium, house, large, rounds)),
        await handling(chromium, house, session, rounds),
        ...(await firstData(chromium, rounds)),
      ];
    } finally {
      await chromium.close();
      await house.close();
    }
  },
};

/** A visit of ours and one of the page that it is held against, in one round. */
type Pair = readonly [ours: Visit, other: Visit];

const more = (pairs: readonly Pair[], what: keyof Visit): number =>
  Math.round(median(pairs.map(([ours, other]) => ours[what] - other[what])));

/** Where the main thread's time goes that the other page does not take. */
const whereOf = (pairs: readonly Pair[]): string => {
  const [main, script, layout] = [more(pairs, 'main'), more(pairs, 'script'), more(pairs, 'layout')];
  const rest = main - script - layout;
  return `Of the ${main} ms more on the main thread scripts take ${script}, style and layout ${layout}, the rest ${rest}: compiling the code, paint, the browser’s own.`;
};

async function timeToRows(
  chromium: Browser,
  house: House,
  session: string,
  rounds: number,
): Promise<Result[]> {
  const [cpu, net, added, shifts]: [number[], number[], number[], number[]] = [[], [], [], []];
  const laterFar: number[] = [];
  const [pairs, bare]: [Pair[], Pair[]] = [[], []];
  const see = (path: string, far = false) => visit(chromium, house, session, path, 25, far);
  for (let i = 0; i <= rounds; i++) {
    const plain = await see('/bench/plain');
    const ours = await see('/bench/ours');
    const empty = await see('/bench/empty');
    const plainFar = await see('/bench/plain', true);
    const oursFar = await see('/bench/ours', true);
    if (i === 0) continue;
    cpu.push(ours.ms / plain.ms);
    net.push(oursFar.ms / plainFar.ms);
    added.push(ours.main - empty.main);
    bare.push([ours, empty]);
    pairs.push([ours, plain]);
    laterFar.push(oursFar.ms - plainFar.ms);
    shifts.push(ours.shift, oursFar.shift);
  }
  const rows =
    'from navigation to the frame after 25 rows stand; against a page of plain DOM with the same data';
  const goal = (id: string, title: string, unit: '×' | 'ms' | '', aim: number, gate: number, how: string) =>
    ({ id, title, unit, aim, gate, ...small, method: `${how}; ${throttled}` }) as const;
  return [
    resultOf(
      {
        ...goal('C5 cpu', 'time to 25 rows, against plain DOM, slow processor', '×', 1.3, 1.45, rows),
        note: `Ours comes ${more(pairs, 'ms')} ms later. ${whereOf(pairs)}`,
      },
      cpu,
    ),
    resultOf(
      {
        ...goal(
          'C5 net',
          'time to 25 rows, against plain DOM, slow 4G',
          '×',
          1.2,
          1.35,
          `${rows}; 1.6 Mbit/s, 150 ms`,
        ),
        note: `Ours comes ${Math.round(median(laterFar))} ms later: the bytes of C1. The first question leaves with the code that shows its answer.`,
      },
      net,
    ),
    resultOf(
      {
        ...goal(
          'C7',
          'main thread taken by the first widget',
          'ms',
          120,
          200,
          'task time less that of an empty page',
        ),
        note: whereOf(bare),
      },
      added,
    ),
    resultOf(
      goal(
        'C10 shift',
        'layout shift of a page with one widget',
        '',
        0.02,
        0.1,
        'sum of layout-shift entries',
      ),
      shifts,
    ),
  ];
}

async function longList(chromium: Browser, house: House, session: string, rounds: number): Promise<Result[]> {
  const [ratios, dropped]: [number[], number[]] = [[], []];
  const pairs: Pair[] = [];
  for (let i = 0; i <= rounds; i++) {
    const plain = await visit(chromium, house, session, '/bench/window', 20);
    const ours = await visit(chromium, house, session, '/bench/endless', 20);
    const context = await chromium.newContext({ viewport: { width: 1280, height: 800 } });
    await enter(context, house, session);
    const late = await scrollOf(await context.newPage(), `${house.space}/bench/endless`);
    await context.close();
    if (i === 0) continue;
    ratios.push(ours.ms / plain.ms);
    dropped.push(late);
    pairs.push([ours, plain]);
  }
  return [
    resultOf(
      {
        id: 'C8 time',
        title: 'time to the rows in sight of 10,000, against a window by hand',
        unit: '×',
        aim: 1.35,
        gate: 1.5,
        ...small,
        method: `20 rows in the page of an endless list; the window by hand asks for the same hundred; ${throttled}`,
        note: `Ours comes ${more(pairs, 'ms')} ms later. ${whereOf(pairs)}`,
      },
      ratios,
    ),
    resultOf(
      {
        id: 'C8',
        title: 'frames dropped of 149 in a scroll through 10,000 rows',
        unit: '',
        aim: 3,
        gate: 10,
        ...small,
        method:
          'endless list, 250 px a frame, pages loaded on the way; a frame that took more than 1.5 of the browser’s own',
      },
      dropped,
    ),
  ];
}

async function handling(chromium: Browser, house: House, session: string, rounds: number): Promise<Result> {
  const slowest: { readonly ms: number; readonly at: string }[] = [];
  for (let i = 0; i <= rounds; i++) {
    const slow = await openSlow(chromium, house, session);
    const found = await interactionOf(slow.page, `${house.space}/bench/ours`);
    await slow.context.close();
    if (i > 0) slowest.push(found);
  }
  const result = resultOf(
    {
      id: 'C10 act',
      title: 'slowest interaction: page, tab, filter, menu, dialog, search',
      unit: 'ms',
      aim: 100,
      gate: 200,
      ...small,
      method: `event timing, input to next paint, CPU ${slowdown}×`,
    },
    slowest.map(({ ms }) => ms),
  );
  const steps = [...new Set(slowest.map(({ at }) => at))].join(', ');
  return { ...result, note: `The slowest step of each round: ${steps}.` };
}
