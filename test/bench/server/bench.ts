import { freshDatabase } from '../../support/postgres.ts';
import { seed, seededFile } from '../data.ts';
import { median, resultOf, type Bench, type Result } from '../result.ts';
import { backendMicros } from './backend-cpu.ts';
import { duel, ratios, type Pair } from './duel.ts';
import { lists, requireSameAnswers, shotsOf, type ListName } from './lists.ts';
import { contender, round, type Contender, type Shot } from './load.ts';
import { profileFolder, whereTimeGoes } from './profile.ts';
import { openSessions } from './sessions.ts';

const amount = { customers: 2000, services: 160_000, invoices: 160_000 };
const requests = 2000;
const mix =
  'customers of 60 to 1,000 rows, 60 % first page, 25 % filter, 15 % filter and search; 25 rows and total';

const startOurs = (databaseUrl: string, env: Record<string, string> = {}): Promise<Contender> =>
  contender('ours', ['test/bench/server/ours.ts'], {
    ...env,
    PORT: '0',
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'info',
    NODE_ENV: 'development',
    JOBS: 'off',
  });

/** S1 and S2: our lists against the floor, on SQLite. */
export const floor: Bench = {
  name: 'floor',
  run: async ({ rounds }) => {
    const url = seededFile(amount);
    const customers = await openSessions(url, 1000);
    const startFloor = (...how: string[]): Promise<Contender> =>
      contender('floor', ['test/bench/server/floor.ts', url.replace('sqlite:', ''), ...how]);
    const base = await startFloor();
    const steady = await startFloor('steady');
    const folder = profileFolder();
    const ours = await startOurs(url, { PROFILE_FOLDER: folder });
    const results: Result[] = [];
    for (const list of Object.keys(lists) as ListName[]) {
      const shots = shotsOf(list, customers);
      await requireSameAnswers(base, ours, shots);
      const pairs = await duel({ server: base, shots }, { server: ours, shots }, rounds, requests);
      const strict = await duel({ server: steady, shots }, { server: ours, shots }, rounds, requests);
      const ratio = median(ratios(strict, (it) => it.cpuMicros)).toPrecision(3);
      results.push(
        ...againstFloor(list, pairs).map((it) => ({
          ...it,
          note: `The floor’s SQLite plans each statement anew, as with any bare \`?\`. Against a floor that plans once, as ours does: CPU ${ratio}×.`,
        })),
      );
    }
    const shots = (Object.keys(lists) as ListName[]).flatMap((list) => shotsOf(list, customers));
    const note = `Where the time goes: ${await whereTimeGoes(ours.pid, folder, () => round(ours, shots, shots.length))}.`;
    await Promise.all([base, steady, ours].map((it) => it.stop()));
    return results.map((it) => ({ ...it, note: `${it.note} ${note}` }));
  },
};

const againstFloor = (list: ListName, pairs: readonly Pair[]): Result[] => [
  resultOf(
    {
      ...{ id: `S2 ${list}`, title: `my ${list}: server CPU a request, against the floor`, unit: '×' },
      ...{ aim: 1.4, gate: 1.8, good: 'small' },
      method: `whole server on SQLite, rights, validation, limits and log on; ${mix}; utime + stime of the process`,
    },
    ratios(pairs, (it) => it.cpuMicros),
  ),
  resultOf(
    {
      ...{ id: `S1 ${list}`, title: `my ${list}: requests a second, against the floor`, unit: '×' },
      ...{ aim: 0.7, gate: 0.55, good: 'large' },
      method: 'the same runs; 16 connections; other work on the machine falls on this figure first',
    },
    ratios(pairs, (it) => it.perSecond),
  ),
];

/** S6: our lists on PostgreSQL against the same on SQLite. */
export const postgres: Bench = {
  name: 'postgres',
  run: async ({ rounds }) => {
    const file = seededFile(amount);
    const { url, drop } = await freshDatabase();
    seed(url, amount);
    const folder = profileFolder();
    const sides = await Promise.all([sideOf(file), sideOf(url, { PROFILE_FOLDER: folder })]);
    const pairs = await duel(...sides, rounds, requests);
    const [, { server, shots }] = sides;
    const backend = await backendMicros(new URL(url).pathname.slice(1), () => round(server, shots, requests));
    const shares = await whereTimeGoes(server.pid, folder, () => round(server, shots, requests));
    await Promise.all(sides.map((side) => side.server.stop()));
    await drop();
    const goal = {
      ...{
        id: 'S6',
        title: 'my invoices on PostgreSQL: requests a second, against SQLite',
        unit: '×' as const,
      },
      ...{ aim: 0.8, gate: 0.6, good: 'large' as const },
      method: `the same rows; ${mix}; the server of the database shares the machine`,
      note: `Our server’s own CPU a request is ${cpuText(pairs, 'other')} on PostgreSQL, ${cpuText(pairs, 'base')} on SQLite; PostgreSQL takes ${Math.round(backend / requests)} µs more on the same two cores. Of ours: ${shares}.`,
    };
    return [
      resultOf(
        goal,
        ratios(pairs, (it) => it.perSecond),
      ),
    ];
  },
};

async function sideOf(
  url: string,
  env: Record<string, string> = {},
): Promise<{ server: Contender; shots: Shot[] }> {
  const customers = await openSessions(url, 1000);
  return { server: await startOurs(url, env), shots: shotsOf('invoices', customers) };
}

/** What a request takes of a side's CPU, the middle of the rounds. */
const cpuText = (pairs: readonly Pair[], side: keyof Pair): string =>
  `${Math.round(median(pairs.map((pair) => pair[side].cpuMicros)))} µs`;

/** S7: an answer that did not change, against the full page. */
export const revalidation: Bench = {
  name: 'revalidation',
  run: async ({ rounds }) => {
    const url = seededFile(amount);
    const customers = await openSessions(url, 1000);
    const folder = profileFolder();
    const server = await startOurs(url, { PROFILE_FOLDER: folder });
    const shots = shotsOf('invoices', customers);
    const known = await Promise.all(shots.slice(0, 1000).map((shot) => withEtag(server, shot)));
    const pairs = await duel(
      { server, shots: shots.slice(0, 1000) },
      { server, shots: known },
      rounds,
      requests,
    );
    const shares = await whereTimeGoes(server.pid, folder, () => round(server, known, requests));
    await server.stop();
    const bare = await bareMicros(known, rounds);
    const goal = {
      ...{
        id: 'S7',
        title: 'answer 304 by the revision: CPU of the full page, against it',
        unit: '×' as const,
      },
      ...{ aim: 6, gate: 4, good: 'large' as const },
      method:
        'the same server and requests, with and without If-None-Match; CPU a request, since the loader limits the rate',
      note: `The page takes ${cpuText(pairs, 'base')}, the 304 ${cpuText(pairs, 'other')}; node:http that says 304 and looks at nothing ${bare}. Of ours: ${shares}. A page that became cheaper lowers this figure.`,
    };
    return [
      resultOf(
        goal,
        ratios(pairs, (it) => 1 / it.cpuMicros),
      ),
    ];
  },
};

/** What the same answers take where nothing is looked at. */
async function bareMicros(shots: readonly Shot[], rounds: number): Promise<string> {
  const server = await contender('bare', ['test/bench/server/bare.ts']);
  const pairs = await duel({ server, shots }, { server, shots }, rounds, requests);
  await server.stop();
  return cpuText(pairs, 'base');
}

async function withEtag({ port }: Contender, shot: Shot): Promise<Shot> {
  const answer = await fetch(`http://127.0.0.1:${port}${shot.path}`, { headers: { ...shot.headers } });
  await answer.arrayBuffer();
  return { ...shot, headers: { ...shot.headers, 'if-none-match': answer.headers.get('etag') ?? '' } };
}
