import { stopOnSignals } from '../bff/adapters/stop-signals.ts';
import { readConfig } from '../bff/config.ts';
import { serve } from '../bff/main.ts';
import { startProblem } from '../bff/start-problem.ts';
import { advanceDay, type Stage } from './advance-day.ts';
import { banner } from './banner.ts';
import { buildWidgets } from './build-widgets.ts';
import { demoClock } from './clock.ts';
import { mountControl, openControl } from './control.ts';
import { fillIfEmpty } from './fill.ts';
import { startPaymentSite } from './payment-site.ts';
import { verifyPartnerOrigins } from './partner-origins.ts';
import { mountPortal } from './portal.ts';
import { takePorts, type Ports } from './ports.ts';
import { releaseOf } from './release.ts';
import { renderFiles } from './render-files.ts';
import { agencySite, bankSite } from './sites.ts';

interface Started extends Stage {
  readonly ports: Ports;
  readonly closeControl: () => void;
  /** Where to go, and as whom. */
  readonly greeting: string;
}

async function start(): Promise<Started> {
  if (process.env['NODE_ENV'] === 'production') throw new Error(notHere);
  // A demo's terminal shows addresses, not requests.
  const wanted = readConfig({ LOG_LEVEL: 'warn', ...process.env });
  const ports = await takePorts(wanted);
  const clock = demoClock(wanted.dataDir);
  const payments = await startPaymentSite(wanted, ports.space.port, clock);
  const { config } = payments;
  const partnerOrigins = {
    agency: `http://partner-a.localhost:${ports.agency.port}`,
    bank: `http://partner-b.localhost:${ports.bank.port}`,
  };
  await fillIfEmpty(config, { clock, partnerOrigins }, () => say('Filling the demo…'));
  await buildWidgets(() => say('Building the elements…'));
  const control = openControl(config.dataDir, ports.space.port);
  const running = await serve(config, {
    listening: ports.space,
    clock,
    mount: ({ hono }) => {
      mountPortal(hono);
      mountControl(hono, control.key, () => advanceDay({ running, clock, payments }));
    },
  });
  await verifyPartnerOrigins(running.deps, partnerOrigins);
  const space = running.deps.settings.origin;
  const places = { space, ...releaseOf() };
  ports.agency.answer(agencySite(places));
  ports.bank.answer(bankSite(places));
  const database = config.databaseUrl.replace(/\/\/[^@/]*@/, '//');
  const greeting = banner({ space, ...partnerOrigins, payments: payments.address, database, clock });
  return { running, clock, payments, ports, closeControl: control.close, greeting };
}

const notHere =
  'NODE_ENV must not be production here: this is the demo; start production with node bff/main.ts';
const say = (line: string, out: NodeJS.WriteStream = process.stderr): void => void out.write(`${line}\n`);

try {
  const { running, payments, ports, closeControl, greeting } = await start();
  const leaving = new AbortController();
  const rendered = renderFiles(running.deps, leaving.signal).catch((err: unknown) =>
    running.deps.log.error({ err }, 'the files of the demo cannot be made'),
  );
  stopOnSignals(async () => {
    closeControl();
    leaving.abort();
    await rendered;
    await Promise.all([ports.agency.close(0), ports.bank.close(0), running.close()]);
    await payments.close();
  });
  // Only now: what it says about Ctrl-C is true from here on.
  say(greeting, process.stdout);
} catch (error) {
  say(startProblem(error));
  process.exit(1);
}
