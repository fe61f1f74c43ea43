import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { getConnInfo } from '@hono/node-server/conninfo';
import { sessionSeal } from './access/seal.ts';
import { argon2Hasher } from './adapters/argon2-hasher.ts';
import { cookieCarrier } from './adapters/cookie-carrier.ts';
import { postgresEvents } from './adapters/events/postgres.ts';
import { sqliteEvents } from './adapters/events/sqlite.ts';
import { nodeOutlet } from './adapters/node-outlet.ts';
import { listenOn, type Listening } from './adapters/node-server.ts';
import { folderAssets } from './adapters/folder-assets.ts';
import { noPayments } from './adapters/no-payments.ts';
import { pdfkitDocuments } from './adapters/pdfkit-documents/documents.ts';
import { pinoLog } from './adapters/pino-log.ts';
import { sandboxMailer } from './adapters/sandbox/mailer.ts';
import { sandboxPayments } from './adapters/sandbox/payments/gateway.ts';
import { sandboxSellers } from './adapters/sandbox/sellers.ts';
import { checkedSellers } from './invoices/sellers.ts';
import { smtpMailer } from './adapters/smtp-mailer.ts';
import { stopOnSignals } from './adapters/stop-signals.ts';
import { termsFiles } from './adapters/terms-files.ts';
import { stripePayments } from './adapters/stripe-payments/gateway.ts';
import { createApp, type App } from './app.ts';
import { readConfig, type Config } from './config.ts';
import type { Deps, Settings } from './deps.ts';
import { runByItself } from './flows/nightly-run.ts';
import { sweepHourly } from './jobs/sweep.ts';
import { refuseOpenElsewhere } from './payments/former-provider.ts';
import type { Assets } from './ports/assets.ts';
import type { Clock } from './ports/clock.ts';
import type { PaymentGateway } from './ports/payments.ts';
import { platformRandom } from './ports/random.ts';
import { startProblem } from './start-problem.ts';
import { openDatabase, type OpenDatabase } from './storage/node-database.ts';

/** A running server and its orderly stop. */
export interface Running {
  readonly app: App;
  readonly deps: Deps;
  readonly port: number;
  /** In-flight answers finish, streams end, the database closes. */
  readonly close: () => Promise<void>;
}

/** What the demo adds to the server. */
export interface ServeOptions {
  /** A port that is taken already; else the one of the configuration. */
  readonly listening?: Listening;
  /** The demo may move time; that of the machine when absent. */
  readonly clock?: Clock;
  /** Mounts further pages before the first request. */
  readonly mount?: (app: App, deps: Deps) => void;
}

const graceMs = 10_000;

/** Takes the port, opens what the configuration names, builds the app and answers. */
export async function serve(config: Config, options: ServeOptions = {}): Promise<Running> {
  refuseStandIns(config);
  const terms = config.terms && termsFiles(config.terms);
  const port = options.listening ?? (await listenOn(config.port, config.host));
  const open = await openFor(config, port);
  const { deps, closeAdapters } = await depsOf(config, open, {
    origin: config.origin ?? `http://space.localhost:${port.port}`,
    clock: options.clock ?? { now: Date.now },
    terms,
  });
  const app = createApp(deps, (c) => getConnInfo(c).remote.address ?? '', nodeOutlet);
  options.mount?.(app, deps);
  port.answer(app.hono.fetch);
  const endWork = config.jobs ? startWork(app, deps) : undefined;
  const close = async (): Promise<void> => {
    app.drain();
    await pause(config.drainMs);
    app.live.close();
    await port.close(graceMs);
    await endWork?.();
    await closeAdapters();
    await open.db.destroy();
  };
  return { app, deps, port: port.port, close };
}

/** Opens the database, unless money in it waits for a provider that this configuration does not name. */
async function openFor({ databaseUrl, payments }: Config, port: Listening): Promise<OpenDatabase> {
  const open = await openDatabase(databaseUrl);
  try {
    await refuseOpenElsewhere(open.db, payments.kind === 'stripe' ? 'stripe' : 'sandbox');
    return open;
  } catch (error) {
    await open.db.destroy();
    await port.close(0);
    throw error;
  }
}

/** Starts what no request asks for: sweeps, the outbox, the nightly run; returns the end of it. */
function startWork(app: App, deps: Deps): () => Promise<void> {
  const endSweeps = sweepHourly(deps);
  app.jobs.start();
  const endRuns = runByItself(deps);
  return async () => {
    endSweeps();
    await endRuns();
    await app.jobs.stop();
  };
}

/** What stands in for a real back end with this configuration. */
const standInsOf = ({ smtpUrl, payments }: Config): string[] => [
  ...(smtpUrl ? [] : ['mail']),
  ...(payments.kind === 'stripe' ? [] : ['payments']),
  'sellers',
];

/** A production that mails nobody, or bills in the name of an invented company, must be wanted. */
function refuseStandIns(config: Config): void {
  const missing = config.demo ? [] : standInsOf(config).filter((name) => !config.allowSandbox.includes(name));
  if (missing.length === 0) return;
  throw new Error(
    `ALLOW_SANDBOX must name ${missing.join(', ')}: production starts with stand-ins only when told so; better configure the real ones`,
  );
}

const builtElements = resolve(import.meta.dirname, '../components/dist/cdn');

function assetsOf({ demo }: Config): Assets | undefined {
  try {
    return folderAssets(builtElements);
  } catch (error) {
    if (demo) return undefined;
    throw error;
  }
}

/** Stripe signs by the clock of the world; the sandbox shares ours, which the demo may move. */
function paymentsOf({ payments }: Config, clock: Clock): PaymentGateway {
  if (payments.kind === 'stripe') return stripePayments({ ...payments, clock: { now: Date.now } });
  return payments.kind === 'sandbox' ? sandboxPayments({ ...payments, clock }) : noPayments;
}

async function depsOf(
  config: Config,
  open: OpenDatabase,
  { origin, clock, terms }: Pick<Settings, 'origin' | 'terms'> & { readonly clock: Clock },
): Promise<{ deps: Deps; closeAdapters: () => Promise<void> }> {
  const log = pinoLog(config.logLevel);
  const events = open.sqlite
    ? await sqliteEvents(open.db, open.sqlite, log)
    : await postgresEvents(open.db, config.databaseUrl, log);
  const smtp = config.smtpUrl ? smtpMailer(config.smtpUrl, config.mailFrom) : undefined;
  const deps: Deps = {
    db: open.db,
    engine: open.engine,
    clock,
    random: platformRandom,
    events,
    mailer: smtp ?? sandboxMailer(),
    passwords: argon2Hasher(config.pepper),
    carrier: cookieCarrier,
    seal: await sessionSeal(open.db),
    documents: pdfkitDocuments(),
    payments: paymentsOf(config, clock),
    assets: assetsOf(config),
    log,
    settings: {
      origin,
      portals: config.portals,
      demo: config.demo,
      sandboxes: standInsOf(config),
      sellers: checkedSellers(sandboxSellers),
      trustedProxies: config.trustedProxies,
      terms,
    },
  };
  const closeAdapters = async (): Promise<void> => {
    smtp?.close();
    await events.close();
    log.flush();
  };
  return { deps, closeAdapters };
}

if (import.meta.main) {
  try {
    const { deps, port, close } = await serve(readConfig(process.env));
    stopOnSignals(close);
    deps.log.info({ port, origin: deps.settings.origin }, 'listening');
  } catch (error) {
    process.stderr.write(`${startProblem(error)}\n`);
    process.exit(1);
  }
}
