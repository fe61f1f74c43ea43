import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Actor } from '../../../bff/access/actor.ts';
import { resolveActor } from '../../../bff/access/sessions.ts';
import type { Deps } from '../../../bff/deps.ts';
import { sandboxPayments } from '../../../bff/adapters/sandbox/payments/gateway.ts';
import { startPsp, type Psp } from '../../../demo/psp/start.ts';
import type { TestBff, TestClock } from '../../support/bff.ts';
import type { Engine } from '../../support/engines.ts';
import { testClock } from '../../support/bff.ts';
import { addAccount, customer } from '../invoices/desk.ts';
import { visit } from './gateway/customer.ts';

const apiKey = 'psp_till';
const webhookSecret = 'psp_till_whsec';

/** A server with the payment site behind it, and one account with its holder. */
export interface Till {
  readonly bff: TestBff;
  readonly psp: Psp;
  readonly clock: TestClock;
  /** The holder of the account, signed in. */
  readonly actor: Actor;
  readonly session: string;
  /** Another server over the same database. */
  readonly second: (overrides?: Partial<Deps>) => Promise<TestBff>;
  /** Saves a card of this number as the default. */
  readonly saveCard: (number: string) => Promise<string>;
}

/** Opens a till on an engine; its events come to `/webhooks/payments` of the server. */
export async function openTill(engine: Engine): Promise<Till> {
  const clock = testClock();
  const dataDir = mkdtempSync(join(tmpdir(), 'till-'));
  let deliver: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 });
  const psp = await startPsp({
    port: 0,
    dataDir,
    apiKey,
    clock,
    everyMs: 60_000,
    webhook: {
      url: 'http://127.0.0.1/webhooks/payments',
      secret: webhookSecret,
      fetch: (url, init) => deliver(new Request(url as string, init)),
    },
  });
  after(async () => {
    await psp.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const { apiUrl, publicUrl } = psp;
  const payments = sandboxPayments({
    apiUrl,
    publicUrl,
    apiKey,
    webhookSecret,
    account: 'acct_sandbox',
    clock,
    timeoutMs: 3000,
  });
  const place = await engine.place();
  const bff = await engine.openAt(place, { clock, payments });
  deliver = async (request) => bff.hono.fetch(request);
  await addAccount(bff);
  const session = await bff.signInAs('per_camille', customer);
  const actor = await resolveActor(bff.deps, 'portal', session);
  if (!actor) throw new Error('nobody is signed in');
  return {
    bff,
    psp,
    clock,
    actor,
    session,
    second: (overrides) => engine.openAt(place, { clock, payments, ...overrides }),
    saveCard: async (number) => {
      const key = `key-${number}-${clock.now()}`;
      const body = { kind: 'card', consent: '2026-11' };
      const headers = { 'idempotency-key': key };
      const started = await bff.call('/api/payment-methods', { method: 'POST', session, body, headers });
      const { setup, redirectUrl } = (await started.json()) as { setup: string; redirectUrl: string };
      await visit(redirectUrl, { number });
      const ended = await bff.call(`/api/payment-methods/setups/${setup}`, {
        method: 'POST',
        session,
        body: {},
      });
      return ((await ended.json()) as { method: string }).method;
    },
  };
}

/** Lets the payment site do what is due and the outbox work, until both rest. */
export async function settleDown({ bff, psp }: Pick<Till, 'bff' | 'psp'>): Promise<void> {
  for (let i = 0; i < 4; i++) {
    await psp.tick();
    await bff.jobs.drain();
  }
}
