import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { planDue } from '../../../bff/flows/nightly.ts';
import { testBff } from '../../support/bff.ts';
import { resultOf, type Bench } from '../result.ts';
import { openDue } from './due.ts';

const services = 1_000_000;
const roundMs = 3000;

/** N: the night in which a million services are due, while a second worker waits for its turn. */
export const nightly: Bench = {
  name: 'nightly',
  run: async ({ full, rounds }) => {
    const folder = mkdtempSync(join(tmpdir(), 'o2-nightly-'));
    const path = join(folder, 'due.db');
    const bff = await openDue(path, services);
    const second = await testBff(`sqlite:${path}`);
    const figures: number[] = [];
    let planned = 0;
    const work = async (): Promise<void> => {
      // Takes the lease and leaves it standing, as a worker in the middle of its run.
      let looks = 0;
      await runNightly(bff.deps, 'first', () => looks++ === 0);
      for (let i = 0; full ? planned < services : i <= rounds; i++) {
        const started = performance.now();
        const many = await planDue(bff.deps, async () => performance.now() - started < roundMs);
        if (many > 0 && i > 0) figures.push((many * 1000) / (performance.now() - started));
        planned += many;
        if (await runNightly(second.deps, 'second')) throw new Error('two workers had the run at once');
      }
    };
    await work();
    const { plans } = await bff.deps.db
      .selectFrom('scheduledPayment')
      .select((e) => e.fn.countAll<number>().as('plans'))
      .executeTakeFirstOrThrow();
    if (plans !== planned) throw new Error(`${planned} planned, ${plans} plans`);
    await Promise.all([bff.close(), second.close()]);
    rmSync(folder, { recursive: true });
    const goal = {
      ...{
        id: 'N1',
        title: 'the nightly run: plans a second, one million services due',
        unit: '/s' as const,
      },
      ...{ aim: 2000, gate: 1000, good: 'large' as const },
      method: `SQLite in a file, each bite of 200 synced; plan, stop link and mail of each; ${planned.toLocaleString('en')} planned, a second worker refused after each round`,
    };
    return [resultOf(goal, figures)];
  },
};
