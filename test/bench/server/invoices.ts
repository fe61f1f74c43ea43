import { contender, median, round, type Contender, type Round, type Shot } from './load.ts';
import { openSessions } from './sessions.ts';

const [databaseUrl = '', roundsText = '5', secondsText = '3'] = process.argv.slice(2);
const path = databaseUrl.replace('sqlite:', '');
const customers = await openSessions(databaseUrl, 1500);
const words = ['hebergement', 'fr', 'pro', 'domaine'];
// 60 % first page, 25 % with a filter, 15 % with filter and search.
const query = (i: number): string =>
  i % 20 < 12 ? '' : i % 20 < 17 ? 'tab=paid' : `tab=paid&search=${words[i % 4]}`;
const shotsFor = (floor: boolean): Shot[] =>
  Array.from({ length: 4000 }, (_, i) => {
    const { customerId, session } = customers[(i * 7919) % customers.length] as (typeof customers)[number];
    return floor
      ? { path: `/?customer=${customerId}&${query(i)}`, headers: {} }
      : {
          path: `/api/invoices?${query(i)}`,
          headers: { cookie: `__Host-Http-o2s=${session}`, 'sec-fetch-site': 'same-origin' },
        };
  });

const floor = await contender('floor', ['test/bench/server/floor.ts', path]);
const ours = await contender('ours', ['test/bench/server/ours.ts'], {
  PORT: '0',
  DATABASE_URL: databaseUrl,
  LOG_LEVEL: 'info',
  NODE_ENV: 'development',
});
const runs = new Map<Contender, Round[]>([
  [floor, []],
  [ours, []],
]);
for (let i = 0; i <= Number(roundsText); i++)
  for (const [server, rounds] of runs) {
    const it = await round(server, shotsFor(server === floor), Number(secondsText));
    if (i > 0) rounds.push(it);
    console.log(
      server.name,
      Math.round(it.perSecond),
      'req/s',
      Math.round(it.cpuMicros),
      'µs',
      it.p50,
      it.p99,
      'failed',
      it.failed,
    );
  }
const ratio = (of: (it: Round) => number): number =>
  median((runs.get(ours) ?? []).map((it, i) => of(it) / of((runs.get(floor) ?? [])[i] as Round)));
console.log(
  'req/s ratio',
  ratio((it) => it.perSecond).toFixed(2),
  'cpu ratio',
  ratio((it) => it.cpuMicros).toFixed(2),
);
for (const server of runs.keys()) await server.stop();
