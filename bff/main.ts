import { createServer, type Server } from 'node:http';
import { getConnInfo } from '@hono/node-server/conninfo';
import { getRequestListener } from '@hono/node-server';
import { argon2Hasher } from './adapters/argon2-hasher.ts';
import { cookieCarrier } from './adapters/cookie-carrier.ts';
import { postgresEvents } from './adapters/events/postgres.ts';
import { sqliteEvents } from './adapters/events/sqlite.ts';
import { noPayments } from './adapters/no-payments.ts';
import { pinoLog } from './adapters/pino-log.ts';
import { sandboxMailer } from './adapters/sandbox/mailer.ts';
import { sandboxSellers } from './adapters/sandbox/sellers.ts';
import { smtpMailer } from './adapters/smtp-mailer.ts';
import { createApp, type App } from './app.ts';
import { readConfig, type Config } from './config.ts';
import type { Deps } from './deps.ts';
import { sweepHourly } from './jobs/sweep.ts';
import { platformRandom } from './ports/random.ts';
import { openDatabase, type OpenDatabase } from './storage/node-database.ts';

/** A running server and its orderly stop. */
export interface Running {
  readonly app: App;
  readonly deps: Deps;
  readonly port: number;
  /** In-flight answers finish, streams end, the database closes. */
  readonly close: () => Promise<void>;
}

/** Opens what the configuration names, builds the app and listens. */
export async function serve(config: Config): Promise<Running> {
  const open = await openDatabase(config.databaseUrl);
  const { deps, closeAdapters } = await depsOf(config, open);
  const app = createApp(deps, (c) => getConnInfo(c).remote.address ?? '');
  const server = createServer(getRequestListener(app.hono.fetch));
  const port = await listen(server, config);
  const endSweeps = sweepHourly(deps);
  app.jobs.start();
  return {
    app,
    deps,
    port,
    close: async () => {
      app.live.close();
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeIdleConnections();
      });
      endSweeps();
      await app.jobs.stop();
      await closeAdapters();
      await open.db.destroy();
    },
  };
}

async function depsOf(config: Config, open: OpenDatabase): Promise<{ deps: Deps; closeAdapters: () => Promise<void> }> {
  const log = pinoLog(config.logLevel);
  const events = open.sqlite ? await sqliteEvents(open.db, open.sqlite) : await postgresEvents(config.databaseUrl, log);
  const smtp = config.smtpUrl ? smtpMailer(config.smtpUrl, config.mailFrom) : undefined;
  const deps: Deps = {
    db: open.db,
    engine: open.engine,
    clock: { now: Date.now },
    random: platformRandom,
    events,
    mailer: smtp ?? sandboxMailer(),
    passwords: argon2Hasher(config.pepper),
    carrier: cookieCarrier,
    payments: noPayments,
    log,
    settings: {
      origin: config.origin,
      portals: config.portals,
      demo: config.demo,
      sandboxes: config.smtpUrl ? [] : ['mail'],
      sellers: sandboxSellers,
      trustedProxies: config.trustedProxies,
    },
  };
  const closeAdapters = async (): Promise<void> => {
    smtp?.close();
    await events.close();
  };
  return { deps, closeAdapters };
}

async function listen(server: Server, config: Config): Promise<number> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(config.port, config.host, done);
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : config.port;
}

if (import.meta.main) {
  const running = await serve(readConfig(process.env));
  const stop = (): void => void running.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
