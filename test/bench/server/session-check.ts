import { pinoLog } from '../../../bff/adapters/pino-log.ts';
import { actorCache } from '../../../bff/access/actor-cache.ts';
import { testBff } from '../../support/bff.ts';
import { seededFile } from '../data.ts';
import { resultOf, type Bench } from '../result.ts';
import { shotsOf } from './lists.ts';
import { openSessions } from './sessions.ts';

const most = 2000;

/** S8: what recognising the session takes of a request's CPU, each session coming back once a second. */
export const sessionCheck: Bench = {
  name: 'session',
  run: async ({ rounds }) => {
    const url = seededFile({ customers: 2000, services: 160_000, invoices: 160_000 });
    const customers = await openSessions(url, 400);
    const bff = await testBff(url, { clock: { now: Date.now }, log: pinoLog('silent') });
    const shots = shotsOf('invoices', customers);
    const shares: number[] = [];
    for (let i = 0; i <= rounds; i++) {
      const whole = await cpuOf((n) => request(bff.hono, shots, n));
      // A cache of its own each time: one look-up in five goes to the database, as with one request a second.
      const find = actorCache(bff.deps);
      const check = await cpuOf(async (n) => {
        const { session } = customers[Math.floor(n / 5) % customers.length] ?? { session: '' };
        await find('portal', session);
      });
      if (i > 0) shares.push((100 * check) / whole);
    }
    await bff.close();
    const goal = {
      ...{ id: 'S8', title: 'recognising the session, of the CPU of a request', unit: '%' as const },
      ...{ aim: 10, gate: 20, good: 'small' as const },
      method:
        'in one process without HTTP; one look-up in five reads the database, the others the five-second cache',
    };
    return [resultOf(goal, shares)];
  },
};

async function request(
  hono: { request: (url: string, init: RequestInit) => Response | Promise<Response> },
  shots: ReturnType<typeof shotsOf>,
  n: number,
): Promise<void> {
  const { path, headers } = shots[n % shots.length] as (typeof shots)[number];
  const answer = await hono.request(`http://space.localhost:8787${path}`, { headers: { ...headers } });
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  await answer.text();
}

/** Microseconds of CPU one call takes. */
async function cpuOf(work: (n: number) => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  for (let n = 0; n < most; n++) await work(n);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / most;
}
