import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { createPspApp } from './app.ts';
import { type Bank, type Delays, type Faults, setFaults } from './bank.ts';
import { startClockwork } from './clockwork.ts';
import type { Webhook } from './deliveries.ts';
import { openSqliteFile } from './sqlite.ts';
import { openStore } from './store.ts';

export interface PspOptions {
  /** Port on the loopback address; 0 lets the system choose. */
  readonly port: number;
  /** Folder of `psp.sqlite`, all that the site remembers. */
  readonly dataDir: string;
  /** Secret of the merchant's API, also `SANDBOX_PSP_KEY` of the space. */
  readonly apiKey: string;
  /** Where events go and how they are signed; none are sent without it. */
  readonly webhook?: Webhook;
  /** Milliseconds since 1970; the demo gives its own clock, so that advancing time ends delays. */
  readonly clock?: { now(): number };
  /** Only pages of these origins are sent customers back to; any when absent. */
  readonly returnOrigins?: readonly string[];
  readonly delays?: Partial<Delays>;
  readonly merchant?: string;
  readonly account?: string;
  /** How often it looks what is due, in milliseconds; tests that call `tick` may choose a long time. */
  readonly everyMs?: number;
}

export interface Psp {
  /** For the space: loopback by number, since Node does not resolve `*.localhost`. */
  readonly apiUrl: string;
  /** For browsers: another site than the space. */
  readonly publicUrl: string;
  /** Does what is due now, events included. */
  tick(): Promise<void>;
  /** Sets switches for tests; those not named stay. */
  faults(change: Partial<Faults>): void;
  close(): Promise<void>;
}

/** Delays as one wants them in a demo: long enough to be seen, short enough to wait for. */
const demoDelays: Delays = { card: 20_000, sepa: 60_000, refund: 20_000 };

/** Starts the visibly fake payment site on its own origin with its own memory. */
export async function startPsp(options: PspOptions): Promise<Psp> {
  const db = openSqliteFile(join(options.dataDir, 'psp.sqlite'));
  const address: { publicUrl: string } = { publicUrl: '' };
  const clock = options.clock ?? Date;
  const bank: Bank = {
    store: openStore(db),
    delays: { ...demoDelays, ...options.delays },
    account: options.account ?? 'acct_sandbox',
    now: () => clock.now(),
    get publicUrl() {
      return address.publicUrl;
    },
  };
  const { apiKey, returnOrigins = [], merchant = 'Espace O2' } = options;
  const app = createPspApp(bank, { apiKey, returnOrigins, merchant });
  const { server, port } = await listen(app.fetch, options.port).catch((error: unknown) => {
    db.close();
    throw error;
  });
  address.publicUrl = `http://pay.psp.localhost:${port}`;
  const clockwork = startClockwork(bank, options.webhook, options.everyMs ?? 500);
  return {
    apiUrl: `http://127.0.0.1:${port}`,
    publicUrl: address.publicUrl,
    tick: clockwork.tick,
    faults: (change) => void setFaults(bank.store, change),
    async close() {
      await shut(server);
      await clockwork.stop();
      db.close();
    },
  };
}

type Fetch = Parameters<typeof serve>[0]['fetch'];

const listen = (fetch: Fetch, port: number): Promise<{ server: ServerType; port: number }> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' });
    server.once('listening', () => resolve({ server, port: (server.address() as AddressInfo).port }));
    server.once('error', reject);
  });

const shut = (server: ServerType): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
