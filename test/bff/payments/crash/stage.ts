import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { sandboxPayments } from '../../../../bff/adapters/sandbox/payments/gateway.ts';
import type { TestBff } from '../../../support/bff.ts';
import { startChild, type Child } from '../../../support/child.ts';
import type { Engine } from '../../../support/engines.ts';
import { freePort } from '../../../support/free-port.ts';
import { sharedClock, type SharedClock } from './clock.ts';

const here = 'test/bff/payments/crash';

/** A server process that may be killed, a payment site in another one, and their database in our hands. */
export interface Stage {
  readonly bff: TestBff;
  readonly clock: SharedClock;
  /** Where the server answers whenever it runs. */
  readonly space: string;
  readonly startServer: () => Promise<Child>;
}

export async function openStage(engine: Engine): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'o2-crash-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const clockFile = join(folder, 'clock');
  writeFileSync(clockFile, '0');
  const [port, sitePort] = [await freePort(), await freePort()];
  const space = `http://space.localhost:${port}`;
  const apiUrl = `http://127.0.0.1:${sitePort}`;
  const secrets = { SANDBOX_PSP_KEY: 'psp_crash', SANDBOX_PSP_SECRET: 'psp_crash_whsec' };
  const shared = { ...secrets, CLOCK_FILE: clockFile };
  const children: Child[] = [];
  after(() => children.forEach((child) => child.signal('SIGKILL')));
  const start = async (file: string, variables: Record<string, string>, ready: RegExp): Promise<Child> => {
    const child = startChild(`${here}/${file}`, { ...shared, ...variables });
    children.push(child);
    await child.prints(ready);
    return child;
  };

  const site = { PSP_PORT: String(sitePort), PSP_DATA_DIR: folder };
  await start(
    'site.ts',
    { ...site, PSP_WEBHOOK_URL: `http://127.0.0.1:${port}/webhooks/payments` },
    /answers at/,
  );
  const clock = sharedClock(clockFile);
  const payments = sandboxPayments({
    ...{ apiUrl, publicUrl: apiUrl, account: 'acct_sandbox', clock },
    ...{ apiKey: secrets.SANDBOX_PSP_KEY, webhookSecret: secrets.SANDBOX_PSP_SECRET, timeoutMs: 10_000 },
  });
  const DATABASE_URL = await engine.place();
  const bff = await engine.openAt(DATABASE_URL, { clock: clock as never, payments });
  const server = { DATABASE_URL, PORT: String(port), SANDBOX_PSP_URL: apiUrl, LOG_LEVEL: 'error' };
  return { bff, clock, space, startServer: () => start('server.ts', server, /listening on/) };
}
