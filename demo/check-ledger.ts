import { readConfig } from '../bff/config.ts';
import { checkLedger, ledgerReport } from '../bff/invoices/ledger/check.ts';
import { startProblem } from '../bff/start-problem.ts';
import { openDatabase } from '../bff/storage/node-database.ts';

/** Checks the money of the database that DATABASE_URL names; exit code 1 when anything does not add up. */
async function check(): Promise<void> {
  const { db } = await openDatabase(readConfig(process.env).databaseUrl);
  try {
    const found = await checkLedger({ db, clock: { now: Date.now } });
    console.log(ledgerReport(found));
    process.exitCode = found.length === 0 ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

await check().catch((error: unknown) => {
  console.error(startProblem(error));
  process.exitCode = 1;
});
