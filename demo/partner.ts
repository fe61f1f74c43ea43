import { inProcessEvents } from '../bff/adapters/events/in-process.ts';
import { readConfig } from '../bff/config.ts';
import { Misuse } from '../bff/partners/operator.ts';
import { platformRandom } from '../bff/ports/random.ts';
import { startProblem } from '../bff/start-problem.ts';
import { openDatabase } from '../bff/storage/node-database.ts';
import { perform, usage } from './partner-commands.ts';

/** Performs one command of the operator on the database that DATABASE_URL names; a running server hears of it at once. */
async function run(args: readonly string[]): Promise<void> {
  const { db, engine } = await openDatabase(readConfig(process.env).databaseUrl);
  const clock = { now: Date.now };
  try {
    console.log(
      await perform({ db, engine, clock, random: platformRandom, events: inProcessEvents() }, args),
    );
  } finally {
    await db.destroy();
  }
}

const args = process.argv.slice(2);
try {
  if (args.length === 0 || args.includes('--help')) console.log(usage);
  else await run(args);
} catch (error) {
  console.error(error instanceof Misuse ? error.message : startProblem(error));
  process.exitCode = 1;
}
