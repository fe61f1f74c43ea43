import { argon2Hasher } from '../bff/adapters/argon2-hasher.ts';
import { readConfig } from '../bff/config.ts';
import { today } from '../bff/ports/clock.ts';
import { startProblem } from '../bff/start-problem.ts';
import { demoPassphrase } from './data/accounts.ts';
import { bulkBatches } from './data/bulk.ts';
import type { BulkOptions } from './data/bulk-plan.ts';
import { progressBar } from './data/progress.ts';
import { writeBatches } from './data/write.ts';

import { seedOptions, usage, type SeedOptions } from './seed-options.ts';

// Customer, person, password and membership; a link an invoice; a tag for one service in four.
const rowsOf = ({ customers, services, invoices }: SeedOptions): number =>
  customers * 4 + services * 1.25 + invoices * (services > 0 ? 2 : 1);

async function seed(asked: SeedOptions): Promise<void> {
  const { databaseUrl } = readConfig(process.env);
  const passwordHash = await argon2Hasher(process.env['PASSWORD_PEPPER']).hash(demoPassphrase);
  const options: BulkOptions = { ...asked, passwordHash, today: today({ now: Date.now }) };
  const bar = progressBar(rowsOf(asked), process.stderr);
  const start = performance.now();
  const rows = await writeBatches(databaseUrl, bulkBatches(options), {
    append: asked.append,
    onRows: bar.rows,
  });
  bar.end();
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${rows.toLocaleString('en')} rows in ${seconds.toFixed(1)} s: ${Math.round(rows / seconds).toLocaleString('en')} rows/s, indexes included.`,
  );
  console.log(`Sign in as personne-0@seed-${asked.seed}.o2.example with the passphrase ${demoPassphrase}`);
}

try {
  if (process.argv.includes('--help')) console.log(usage);
  else await seed(seedOptions(process.argv.slice(2)));
} catch (error) {
  console.error(startProblem(error));
  process.exitCode = 1;
}
