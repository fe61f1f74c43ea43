import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { portOf, type Config } from '../bff/config.ts';
import type { Clock } from '../bff/ports/clock.ts';
import { startPsp, type Psp } from './psp/start.ts';

/** The payment site of this run, if there is no real provider, and the configuration that knows it. */
export interface PaymentSite {
  readonly config: Config;
  readonly close: () => Promise<void>;
  /** Lets it do at once what is due, events included. */
  readonly tick: () => Promise<void>;
  /** Where customers pay. */
  readonly address?: string;
}

/** Starts the visibly fake payment site beside the space, unless Stripe is configured. `port` is that of the space. */
export async function startPaymentSite(config: Config, port: number, clock: Clock): Promise<PaymentSite> {
  const nothing = (): Promise<void> => Promise.resolve();
  if (config.payments.kind !== 'none') return { config, close: nothing, tick: nothing };
  const [apiKey, secret, account] = [randomKey('key'), randomKey('secret'), 'acct_sandbox'];
  const psp = await startPsp({
    port: portOf(process.env, 'PSP_PORT', 8790),
    dataDir: folderOf(config),
    apiKey,
    account,
    clock,
    webhook: { url: `http://127.0.0.1:${port}/webhooks/payments`, secret },
    returnOrigins: [config.origin ?? `http://space.localhost:${port}`],
  }).catch((error: unknown) => {
    throw Object.assign(error as Error, { variable: 'PSP_PORT' });
  });
  const { apiUrl, publicUrl }: Psp = psp;
  return {
    config: {
      ...config,
      payments: { kind: 'sandbox', apiUrl, publicUrl, apiKey, account, webhookSecret: secret },
    },
    close: () => psp.close(),
    tick: () => psp.tick(),
    address: publicUrl,
  };
}

/** The folder of the site's memory: beside the database that it belongs to, since another database starts with another bank. */
export const folderOf = ({ databaseUrl, dataDir }: Config): string =>
  databaseUrl.startsWith('sqlite:') ? dirname(databaseUrl.slice('sqlite:'.length)) : dataDir;

const randomKey = (what: string): string => `psp_test_${what}_${randomBytes(12).toString('hex')}`;
