import { inProcessEvents } from '../bff/adapters/events/in-process.ts';
import { noPayments } from '../bff/adapters/no-payments.ts';
import { cookieCarrier } from '../bff/adapters/cookie-carrier.ts';
import { pinoLog } from '../bff/adapters/pino-log.ts';
import { argon2Hasher } from '../bff/adapters/argon2-hasher.ts';
import { sandboxMailer } from '../bff/adapters/sandbox/mailer.ts';
import { sandboxSellers } from '../bff/adapters/sandbox/sellers.ts';
import { readConfig } from '../bff/config.ts';
import { platformRandom } from '../bff/ports/random.ts';
import { startProblem } from '../bff/start-problem.ts';
import { openDatabase } from '../bff/storage/node-database.ts';
import { demoClock } from './clock.ts';
import { isOperators, perform, usage } from './transfer-commands.ts';

/** Performs one command on the database that DATABASE_URL names; a running server shows and mails what came of it. */
async function run(args: readonly string[]): Promise<void> {
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
    console.log(await perform(deps, args));
  } finally {
    await db.destroy();
  }
}

try {
  const args = process.argv.slice(2);
  if (args.includes('--help')) console.log(usage);
  else await run(args);
} catch (error) {
  console.error(isOperators(error) ? error.message : startProblem(error));
  process.exitCode = 1;
}
