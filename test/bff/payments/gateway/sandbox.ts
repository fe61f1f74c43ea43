import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxPayments } from '../../../../bff/adapters/sandbox/payments/gateway.ts';
import { signature } from '../../../../demo/psp/deliveries.ts';
import { type Psp, type PspOptions, startPsp } from '../../../../demo/psp/start.ts';
import { type Bench, type Delivery, type HandClock, handClock } from './bench.ts';

export const apiKey = 'psp_test_key';
export const webhookSecret = 'psp_whsec_test';
export const account = 'acct_sandbox';

export interface Sandbox extends Bench {
  readonly psp: Psp;
  readonly clock: HandClock;
}

/** The payment site on a port of the system's choice, with its memory in a folder of its own. */
export async function openSandbox(options: Partial<PspOptions> = {}): Promise<Sandbox> {
  const clock = handClock();
  const dataDir = await mkdtemp(join(tmpdir(), 'psp-'));
  const taken: Delivery[] = [];
  const webhook = { url: 'http://127.0.0.1/webhooks', secret: webhookSecret, fetch: collect(taken) };
  const psp = await startPsp({ port: 0, dataDir, apiKey, clock, everyMs: 60_000, webhook, ...options });
  const adapter = (change: { timeoutMs?: number; apiKey?: string }) =>
    sandboxPayments({
      apiUrl: psp.apiUrl,
      publicUrl: psp.publicUrl,
      apiKey,
      webhookSecret,
      account,
      clock,
      ...change,
    });
  const call = async (path: string, body: object): Promise<void> => {
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
    const answer = await fetch(`${psp.apiUrl}/v1/test${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };
  const sign: Bench['sign'] = async (body, seconds = 0) => {
    const header = await signature(webhookSecret, Math.floor(clock.now() / 1000) + seconds, body);
    return { body, headers: new Headers({ 'psp-signature': header }) };
  };
  return {
    psp,
    clock,
    gateway: adapter({}),
    impatient: adapter({ timeoutMs: 400 }),
    stranger: adapter({ apiKey: 'wrong' }),
    async pass(ms) {
      clock.move(ms);
      await psp.tick();
    },
    async deliveries() {
      await psp.tick();
      return taken.splice(0);
    },
    hangAfter: (times) => call('/faults', { hangAfter: times }),
    dropBefore: (times) => call('/faults', { dropBefore: times }),
    spoil: (payment, change) => call(`/payments/${payment}/tamper`, change),
    giveBack: (payment, cents) => call(`/payments/${payment}/refund`, { cents }),
    closeDispute: (dispute, outcome) => call(`/disputes/${dispute}/close`, { outcome }),
    sign,
    changed(delivery, what) {
      const change = what === 'account' ? { account: 'acct_other' } : { live: true };
      return sign(JSON.stringify({ ...JSON.parse(delivery.body), ...change }));
    },
    async takenFrom(customer) {
      return (await adapter({}).findPayments({ customer, reference: '' })).filter((one) => one.received > 0)
        .length;
    },
    async close() {
      await psp.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

const collect =
  (taken: Delivery[]): typeof fetch =>
  async (_url, init) => {
    taken.push({ body: init?.body as string, headers: new Headers(init?.headers) });
    return new Response(null, { status: 204 });
  };
