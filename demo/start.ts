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
import { verifyPartnerOrigins } from './partner-origins.ts';
import { mountPortal } from './portal.ts';
import { releaseOf } from './release.ts';
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
    agency: await listenOn(portOf(process.env, 'PARTNER_A_PORT', 8788), host),
    bank: await listenOn(portOf(process.env, 'PARTNER_B_PORT', 8789), host),
  };
}

/** Fills an empty database with the demo; large enough that a list of ten thousand can be felt. */
async function seedIfEmpty({ databaseUrl, pepper }: Config, partnerOrigins: Origins): Promise<void> {
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
  await writeBatches(databaseUrl, demoData(options));
}

async function start(): Promise<{ running: Running; ports: Ports }> {
  // A demo's terminal shows addresses, not requests.
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env });
  if (!config.demo)
    throw new Error(
      'NODE_ENV must not be production here: this is the demo; start production with node bff/main.ts',
    );
  const ports = await takePorts(config);
  await buildWidgets(() => say('Building the elements…'));
  const origins = {
    agency: `http://partner-a.localhost:${ports.agency.port}`,
    bank: `http://partner-b.localhost:${ports.bank.port}`,
  };
  await seedIfEmpty(config, origins);
  const running = await serve(config, { listening: ports.space, mount: ({ hono }) => mountPortal(hono) });
  await verifyPartnerOrigins(running.deps, origins);
  const space = running.deps.settings.origin;
  const places = { space, ...releaseOf() };
  ports.agency.answer(agencySite(places));
  ports.bank.answer(bankSite(places));
  const database = config.databaseUrl.replace(/\/\/[^@/]*@/, '//');
  process.stdout.write(banner({ space, ...origins, database }));
  return { running, ports };
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const { running, ports } = await start();
  stopOnSignals(async () => {
    await Promise.all([ports.agency.close(0), ports.bank.close(0), running.close()]);
  });
} catch (error) {
  say(startProblem(error));
  process.exit(1);
}
