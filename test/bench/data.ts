import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/run.ts';

/** How much data; a fifth of it belongs to the first customer. */
export interface Amount {
  readonly customers: number;
  readonly services: number;
  readonly invoices: number;
}

const folder = join(tmpdir(), 'o2-bench-data');

/** The address of a seeded SQLite file, made once and kept between runs in the temporary folder. */
export function seededFile(amount: Amount): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${amount.customers}-${amount.services}-${amount.invoices}.db`);
  if (!existsSync(path)) {
    const part = `${path}.part`;
    seed(`sqlite:${part}`, amount);
    renameSync(part, path);
  }
  return `sqlite:${path}`;
}

/** Fills an empty database. */
export function seed(url: string, { customers, services, invoices }: Amount): void {
  const counts = ['--customers', customers, '--services', services, '--invoices', invoices].map(String);
  execFileSync(process.execPath, [join(root, 'demo/seed.ts'), ...counts], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
