import { sessionSeal } from '../bff/access/seal.ts';
import { inProcessEvents } from '../bff/adapters/events/in-process.ts';
import { noPayments } from '../bff/adapters/no-payments.ts';
import { cookieCarrier } from '../bff/adapters/cookie-carrier.ts';
import { pinoLog } from '../bff/adapters/pino-log.ts';
import { argon2Hasher } from '../bff/adapters/argon2-hasher.ts';
import { sandboxMailer } from '../bff/adapters/sandbox/mailer.ts';
import { sandboxSellers } from '../bff/adapters/sandbox/sellers.ts';
import { readConfig } from '../bff/config.ts';
import type { Deps } from '../bff/deps.ts';
import { platformRandom } from '../bff/ports/random.ts';
import { startProblem } from '../bff/start-problem.ts';
import { openDatabase } from '../bff/storage/node-database.ts';
import { demoClock } from './clock.ts';

/** A command of the operator: what it does with what was typed, how it is used, and which errors are his to mend. */
export interface Command {
  readonly perform: (deps: Deps, args: readonly string[]) => Promise<string>;
  readonly usage: string;
  readonly isOperators: (error: unknown) => error is Error;
}

/**
 * Performs one command on the database that DATABASE_URL names; a running server shows and mails what came of it. Bad
 * input is answered in one line, with exit code 1.
 */
export async function runCommand({ perform, usage, isOperators }: Command): Promise<void> {
  const args = process.argv.slice(2);
  try {
    if (args.includes('--help')) console.log(usage);
    else await withDeps(async (deps) => console.log(await perform(deps, args)));
  } catch (error) {
    console.error(isOperators(error) ? error.message : startProblem(error));
    process.exitCode = 1;
  }
}

async function withDeps(work: (deps: Deps) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const { db, engine } = await openDatabase(config.databaseUrl);
  const deps = {
    db,
    engine,
    clock: demoClock(config.dataDir),
    random: platformRandom,
    events: inProcessEvents(),
    mailer: sandboxMailer(),
    passwords: argon2Hasher(config.pepper),
    carrier: cookieCarrier,
    seal: await sessionSeal(db),
    payments: noPayments,
    log: pinoLog(config.logLevel),
    settings: {
      origin: config.origin ?? `http://space.localhost:${config.port}`,
      portals: config.portals,
      demo: config.demo,
      sandboxes: [],
      sellers: sandboxSellers,
      trustedProxies: config.trustedProxies,
    },
  };
  try {
    await work(deps);
  } finally {
    await db.destroy();
  }
}
