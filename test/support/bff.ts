import { createApp, type App } from '../../bff/app.ts';
import { argon2Hasher } from '../../bff/adapters/argon2-hasher.ts';
import { cookieCarrier, cookieName } from '../../bff/adapters/cookie-carrier.ts';
import { inProcessEvents } from '../../bff/adapters/events/in-process.ts';
import { noPayments } from '../../bff/adapters/no-payments.ts';
import { sandboxSellers } from '../../bff/adapters/sandbox/sellers.ts';
import { sessionSeal } from '../../bff/access/seal.ts';
import { startSession } from '../../bff/access/sessions.ts';
import type { Deps, Settings } from '../../bff/deps.ts';
import { isoAt } from '../../bff/ports/clock.ts';
import { silent } from '../../bff/ports/log.ts';
import { platformRandom } from '../../bff/ports/random.ts';
import { openDatabase } from '../../bff/storage/node-database.ts';
import { inWrite } from '../../bff/storage/write.ts';
import type { Level } from '../../components/contract/access.ts';

export const origin = 'http://space.localhost:8787';

/** What the server is told unless a test says otherwise. */
export const testSettings: Settings = {
  origin,
  portals: [],
  demo: true,
  sandboxes: [],
  sellers: sandboxSellers,
  trustedProxies: 0,
};

/** A clock that the test moves. */
export interface TestClock {
  now(): number;
  set(instant: string): void;
  advance(ms: number): void;
}

export function testClock(start = '2026-11-23T09:00:00.000Z'): TestClock {
  let now = Date.parse(start);
  return { now: () => now, set: (instant) => (now = Date.parse(instant)), advance: (ms) => (now += ms) };
}

/** A whole server over a real database, without a port. */
export interface TestBff extends App {
  readonly deps: Deps;
  readonly clock: TestClock;
  /** Calls the API as a browser on our own pages would; `session` is a secret of {@link signInAs}. */
  readonly call: (path: string, init?: CallInit) => Promise<Response>;
  readonly signInAs: (personId: string, customerId: string, level?: Level) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface CallInit {
  readonly method?: string;
  readonly session?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const hasher = argon2Hasher();

/** Opens a server over `url` (SQLite in memory when not said). */
export async function testBff(url = 'sqlite::memory:', overrides: Partial<Deps> = {}): Promise<TestBff> {
  const { db, engine } = await openDatabase(url);
  const clock = testClock();
  const deps: Deps = {
    db,
    engine,
    clock,
    random: platformRandom,
    events: inProcessEvents(),
    mailer: { send: () => Promise.resolve() },
    passwords: hasher,
    carrier: cookieCarrier,
    seal: await sessionSeal(db),
    payments: noPayments,
    log: silent,
    settings: testSettings,
    ...overrides,
  };
  const app = createApp(deps);
  const call: TestBff['call'] = async (path, { method = 'GET', session, body, headers = {} } = {}) =>
    app.hono.request(`${origin}${path}`, {
      method,
      headers: {
        'sec-fetch-site': 'same-origin',
        origin,
        ...(method === 'GET' ? {} : { 'o2-client': '1', 'content-type': 'application/json' }),
        ...(session ? { cookie: `${cookieName.portal}=${session}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const signInAs: TestBff['signInAs'] = async (personId, customerId, level = 'pwd') =>
    (
      await inWrite(deps, (write) =>
        startSession(deps, write, {
          kind: 'portal',
          personId,
          customerId,
          level,
          authenticatedAt: isoAt(deps.clock),
          agent: 'test',
        }),
      )
    ).secret;
  return {
    ...app,
    deps,
    clock,
    call,
    signInAs,
    close: async () => {
      app.live.close();
      await db.destroy();
    },
  };
}
