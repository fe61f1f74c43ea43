import { argon2Hasher } from '../bff/adapters/argon2-hasher.ts';
import { listenOn, type Listening } from '../bff/adapters/node-server.ts';
import { stopOnSignals } from '../bff/adapters/stop-signals.ts';
import { portOf, readConfig, type Config } from '../bff/config.ts';
import { serve, type Running } from '../bff/main.ts';
import { today } from '../bff/ports/clock.ts';
import { startProblem } from '../bff/start-problem.ts';
import { banner } from './banner.ts';
import { buildWidgets } from './build-widgets.ts';
import { demoPassphrase } from './data/accounts.ts';
import { demoData } from './data/demo.ts';
import type { DemoOptions } from './data/world.ts';
import { isEmpty, writeBatches } from './data/write.ts';
import { folderOf, startPaymentSite, type PaymentSite } from './payment-site.ts';
import { verifyPartnerOrigins } from './partner-origins.ts';
import { mountPortal } from './portal.ts';
import { remember } from './psp-memory.ts';
import { releaseOf } from './release.ts';
import { renderFiles } from './render-files.ts';
import { agencySite, bankSite } from './sites.ts';

type Origins = DemoOptions['partnerOrigins'];

/** The ports of the three sites, taken before anything else so that one in use is told at once. */
interface Ports {
  readonly space: Listening;
  readonly agency: Listening;
  readonly bank: Listening;
}

async function takePorts({ port, host }: Config): Promise<Ports> {
  return {
    space: await listenOn(port, host),
    agency: await takePartnerPort('PARTNER_A_PORT', 8788, host),
    bank: await takePartnerPort('PARTNER_B_PORT', 8789, host),
  };
}

async function takePartnerPort(variable: string, otherwise: number, host: string): Promise<Listening> {
  return listenOn(portOf(process.env, variable, otherwise), host).catch((error: unknown) => {
    throw Object.assign(error as Error, { variable });
  });
}

/** Fills an empty database with the demo; large enough that a list of ten thousand can be felt. */
async function seedIfEmpty(config: Config, partnerOrigins: Origins): Promise<void> {
  const { databaseUrl, pepper } = config;
  if (!(await isEmpty(databaseUrl))) return;
  say('Filling the demo…');
  const passwordHash = await argon2Hasher(pepper).hash(demoPassphrase);
  const options = {
    today: today({ now: Date.now }),
    passwordHash,
    partnerOrigins,
    large: 10_000,
    others: 60,
  };
  const batches = demoData(options);
  await writeBatches(databaseUrl, batches);
  if (config.payments.kind === 'sandbox') remember(folderOf(config), batches);
}

interface Started {
  readonly running: Running;
  readonly ports: Ports;
  readonly payments: PaymentSite;
}

async function start(): Promise<Started> {
  if (process.env['NODE_ENV'] === 'production') throw new Error(notHere);
  // A demo's terminal shows addresses, not requests.
  const wanted = readConfig({ LOG_LEVEL: 'warn', ...process.env });
  const ports = await takePorts(wanted);
  const payments = await startPaymentSite(wanted, ports.space.port);
  const { config } = payments;
  const origins = {
    agency: `http://partner-a.localhost:${ports.agency.port}`,
    bank: `http://partner-b.localhost:${ports.bank.port}`,
  };
  await seedIfEmpty(config, origins);
  await buildWidgets(() => say('Building the elements…'));
  const running = await serve(config, { listening: ports.space, mount: ({ hono }) => mountPortal(hono) });
  await verifyPartnerOrigins(running.deps, origins);
  const space = running.deps.settings.origin;
  const places = { space, ...releaseOf() };
  ports.agency.answer(agencySite(places));
  ports.bank.answer(bankSite(places));
  const database = config.databaseUrl.replace(/\/\/[^@/]*@/, '//');
  process.stdout.write(banner({ space, ...origins, payments: payments.address, database }));
  return { running, ports, payments };
}

const notHere =
  'NODE_ENV must not be production here: this is the demo; start production with node bff/main.ts';
const say = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const { running, ports, payments } = await start();
  const leaving = new AbortController();
  const rendered = renderFiles(running.deps, leaving.signal).catch((err: unknown) =>
    running.deps.log.error({ err }, 'the files of the demo cannot be made'),
  );
  stopOnSignals(async () => {
    leaving.abort();
    await rendered;
    await Promise.all([ports.agency.close(0), ports.bank.close(0), running.close()]);
    await payments.close();
  });
} catch (error) {
  say(startProblem(error));
  process.exit(1);
}
