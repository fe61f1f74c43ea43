import { after } from 'node:test';
import { sandboxPayments } from '../../../bff/adapters/sandbox/payments/gateway.ts';
import { isoAt } from '../../../bff/ports/clock.ts';
import type { PaymentGateway } from '../../../bff/ports/payments.ts';
import { startPsp, type Psp } from '../../../demo/psp/start.ts';
import { startChild, type Child } from '../../support/child.ts';
import { testBff, type TestBff } from '../../support/bff.ts';
import { addAccount, addService, issue } from '../invoices/desk.ts';
import { visit } from '../payments/gateway/customer.ts';

const [apiKey, secret, account] = ['psp_crash', 'psp_crash_whsec', 'acct_sandbox'];

/** A customer with things to change and to pay. */
export interface Holding {
  readonly customerId: string;
  readonly session: string;
  readonly services: readonly string[];
  readonly invoices: readonly string[];
  readonly method: string;
}

/** A database with customers, and the payment site that outlives every server. */
export interface Estate {
  readonly url: string;
  readonly payments: PaymentGateway;
  readonly holdings: readonly Holding[];
  /** Starts a server over it; answers its process and where it listens. */
  readonly start: (ahead?: number) => Promise<{ readonly child: Child; readonly space: string }>;
  readonly close: () => Promise<void>;
}

const now = { now: Date.now, set: () => {}, advance: () => {} };

/** Opens customers on an empty database: each with services that renew by themselves and have a charge planned. */
export async function openEstate(url: string, dataDir: string, size: Size): Promise<Estate> {
  const psp = await startPsp({ port: 0, dataDir, apiKey, account, everyMs: 60_000 });
  const payments = gatewayOf(psp);
  const bff = await testBff(url, { clock: now, payments });
  const holdings: Holding[] = [];
  for (let n = 0; n < size.customers; n++) holdings.push(await openHolding(bff, n, size));
  await bff.close();
  const variables = {
    PORT: '0',
    DATABASE_URL: url,
    TRUSTED_PROXIES: '1',
    LOG_LEVEL: 'warn',
    SANDBOX_PSP_URL: psp.apiUrl,
    SANDBOX_PSP_PAGES: psp.publicUrl,
    SANDBOX_PSP_KEY: apiKey,
    SANDBOX_PSP_SECRET: secret,
  };
  return {
    url,
    payments,
    holdings,
    start: async (ahead = 0) => {
      const child = startChild('test/bff/crash/server.ts', { ...variables, AHEAD: String(ahead) });
      after(() => child.signal('SIGKILL'));
      const [, port] = await child.prints(/"port":(\d+)/);
      return { child, space: `http://space.localhost:${port}` };
    },
    close: () => psp.close(),
  };
}

interface Size {
  readonly customers: number;
  readonly services: number;
  readonly invoices: number;
}

const gatewayOf = ({ apiUrl, publicUrl }: Psp): PaymentGateway =>
  sandboxPayments({ apiUrl, publicUrl, apiKey, webhookSecret: secret, account, clock: now, timeoutMs: 3000 });

async function openHolding(bff: TestBff, n: number, size: Size): Promise<Holding> {
  const [customerId, personId] = [`cus_${n}`, `per_${n}`];
  await addAccount(bff, { customerId, personId });
  const session = await bff.signInAs(personId, customerId);
  const services = Array.from({ length: size.services }, (_, at) => `svc_${n}_${at}`);
  for (const id of services) await openService(bff, customerId, id);
  const invoices: string[] = [];
  for (let at = 0; at < size.invoices; at++) invoices.push((await issue(bff, { customerId })).id);
  return { customerId, session, services, invoices, method: await saveCard(bff, session) };
}

async function openService(bff: TestBff, customerId: string, id: string): Promise<void> {
  const at = isoAt(bff.clock);
  const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: at };
  await addService(bff, id, customerId, { ...auto, expiresOn: '2031-12-01' });
  await bff.deps.db
    .insertInto('scheduledPayment')
    .values({
      id: `sch_${id}`, customerId, serviceId: id, periodStart: '2031-12-02', periodEnd: '2032-12-01', dueOn: '2031-11-24', cents: 1290,
      methodId: null, status: 'planned', invoiceId: null, paymentId: null, tries: 0, nextTryOn: null, announcedAt: null, stoppedBy: null,
      failureCode: null, createdAt: at, version: 1,
    })
    .execute(); // prettier-ignore
}

async function saveCard(bff: TestBff, session: string): Promise<string> {
  const headers = { 'idempotency-key': 'crash-card-of-the-estate' };
  const body = { kind: 'card', consent: '2026-11' };
  const started = await bff.call('/api/payment-methods', { method: 'POST', session, body, headers });
  const { setup, redirectUrl } = (await started.json()) as { setup: string; redirectUrl: string };
  await visit(redirectUrl, { number: '4242424242424242' });
  const ended = await bff.call(`/api/payment-methods/setups/${setup}`, { method: 'POST', session, body: {} });
  return ((await ended.json()) as { method: string }).method;
}
