import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bulkBatches } from '../../../demo/data/bulk.ts';
import { writeBatches } from '../../../demo/data/write.ts';
import { resultOf, type Bench } from '../result.ts';

const size = { customers: 10_000, services: 100_000, invoices: 500_000 };

/** G3: how fast `npm run seed` fills an empty SQLite, its indexes and the commit included. */
export const seed: Bench = {
  name: 'seed',
  run: async ({ rounds }) => {
    const measured: Filling[] = [];
    for (let round = 0; round < Math.min(rounds, 5); round++) measured.push(await fill());
    const thousands = Math.round((measured[0]?.rows ?? 0) / 1000).toLocaleString('en');
    const method = `${thousands} thousand rows into an empty file, indexes and commit included`;
    const bounds = { unit: '/s', aim: 100_000, gate: 60_000, good: 'large' } as const;
    return [
      resultOf(
        { id: 'G3', title: 'seeding an empty SQLite: rows a second', ...bounds, method },
        measured.map(({ rows, seconds }) => rows / seconds),
      ),
      resultOf(
        { id: 'G3 CPU', title: 'seeding an empty SQLite: rows a second of CPU', ...bounds, method },
        measured.map(({ rows, cpuSeconds }) => rows / cpuSeconds),
      ),
    ];
  },
};

interface Filling {
  readonly rows: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

async function fill(): Promise<Filling> {
  const folder = mkdtempSync(join(tmpdir(), 'o2-seed-'));
  const cpu = process.cpuUsage();
  const start = performance.now();
  const rows = await writeBatches(
    `sqlite:${join(folder, 'space.db')}`,
    bulkBatches({ ...size, seed: 1, whale: 0.2, append: false, today: '2026-11-23', passwordHash: 'none' }),
  );
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  rmSync(folder, { recursive: true });
  return { rows, seconds, cpuSeconds: (user + system) / 1e6 };
}
