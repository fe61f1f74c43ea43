import { sessionSeal } from '../../bff/access/seal.ts';
import { memoryCarrier } from '../../bff/adapters/page/memory-carrier.ts';
import { pureHasher } from '../../bff/adapters/page/pure-hasher.ts';
import { inProcessEvents } from '../../bff/adapters/events/in-process.ts';
import { noPayments } from '../../bff/adapters/no-payments.ts';
import { sandboxMailer } from '../../bff/adapters/sandbox/mailer.ts';
import { sandboxSellers } from '../../bff/adapters/sandbox/sellers.ts';
import { createApp } from '../../bff/app.ts';
import type { Deps } from '../../bff/deps.ts';
import { silent } from '../../bff/ports/log.ts';
import { platformRandom } from '../../bff/ports/random.ts';
import type { PageServer } from '../../components/index.ts';
import { announceCharges, contest } from './charges.ts';
import { openData } from './data.ts';
import { addCredit } from './credit.ts';
import { addDispute } from './disputes.ts';
import { throughDoor } from './door.ts';
import { addOperations } from './operations.ts';
import { withFault } from './faults.ts';
import { holdingsOf, type Holdings } from './holdings.ts';
import { followStream } from './live.ts';
import { lengthenTexts } from './long-texts.ts';
import { mailLink } from './mail-link.ts';
import type { Scenario, Visitor } from './scenario.ts';
import { holderOf, signVisitorIn } from './visitor.ts';

/** The whole server in the page, as one visitor meets it. */
export interface OpenServer extends Required<PageServer> {
  readonly holdings: Holdings;
  /** Signs the demo's person in, as the sign-in page would. */
  readonly signIn: () => Promise<void>;
  /** Runs when the scenario's line breaks. */
  onCut: () => void;
  readonly close: () => Promise<void>;
}

/** Starts a server of its own for one scenario: same code as in production, SQLite in WebAssembly below it. */
export async function openServer(scenario: Scenario): Promise<OpenServer> {
  const deps = await depsOf(scenario);
  const who = scenario.as === 'nobody' || !scenario.as ? 'company' : scenario.as;
  const holder = await holderOf(deps.db, who);
  if (scenario.texts) await lengthenTexts(deps.db, holder);
  if (scenario.operations) await addOperations(deps.db, holder);
  if (scenario.credit) await addCredit(deps.db, holder, scenario.credit);
  if (scenario.dispute) await addDispute(deps.db, holder);
  await signVisitorIn(deps, scenario);
  const linkToken = await linkOf(deps, scenario, holder);
  if (scenario.contested) await contest(deps, holder);
  const holdings = { ...(await holdingsOf(deps.db, holder.customerId)), linkToken };
  if (scenario.fault === 'broken') await deps.db.destroy();

  const app = createApp(deps);
  if (!scenario.fault) app.jobs.start();
  const door = scenario.scopes ? 'embed' : 'portal';
  const reach = (request: Request): Promise<Response> =>
    Promise.resolve(app.hono.fetch(throughDoor(door, request)));
  const server: OpenServer = {
    holdings,
    onCut: () => {},
    fetch: withFault(reach, scenario.fault, () => server.onCut()),
    listen: (hear) => followStream(() => reach(new Request(new URL('/api/events', location.href))), hear),
    signIn: () => signVisitorIn(deps, { ...scenario, as: who }),
    close: async () => {
      app.live.close();
      await app.jobs.stop();
      if (scenario.fault !== 'broken') await deps.db.destroy();
    },
  };
  return server;
}

/** The secret that the visitor's mail holds, when the scenario sends him one. */
async function linkOf(deps: Deps, { mail, charges }: Scenario, holder: Visitor): Promise<string> {
  if (charges) return announceCharges(deps, holder);
  return mail ? mailLink(deps, holder) : '';
}

async function depsOf(scenario: Scenario): Promise<Deps> {
  const db = await openData(scenario.as === 'large' ? 'large' : 'usual');
  return {
    db,
    engine: 'sqlite',
    clock: { now: Date.now },
    random: platformRandom,
    events: inProcessEvents(),
    mailer: sandboxMailer(),
    passwords: pureHasher,
    payments: noPayments,
    carrier: memoryCarrier(),
    seal: await sessionSeal(db),
    log: silent,
    settings: {
      origin: location.origin,
      portals: [],
      demo: true,
      sandboxes: [],
      sellers: sandboxSellers,
      trustedProxies: 0,
    },
  };
}
