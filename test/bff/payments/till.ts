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

/** The holder of an account, signed in. */
export interface Holder {
  readonly actor: Actor;
  readonly session: string;
  /** Saves a card of this number; the first one is the default. */
  readonly saveCard: (number: string) => Promise<string>;
  /** Signs a SEPA mandate for an account. */
  readonly saveAccount: (iban: string) => Promise<string>;
}

/** A server with the payment site behind it, and one account with its holder. */
export interface Till extends Holder {
  readonly bff: TestBff;
  readonly psp: Psp;
  readonly clock: TestClock;
  /** Another server over the same database. */
  readonly second: (overrides?: Partial<Deps>) => Promise<TestBff>;
  /** A further account with its holder. */
  readonly further: (customerId: string) => Promise<Holder>;
  /** The first account's holder, signed in anew: sessions end as time passes. */
  readonly again: () => Promise<Holder>;
  /** The bank decides the dispute of a payment. */
  readonly closeDispute: (paymentId: string, outcome: 'won' | 'lost') => Promise<void>;
}

/** What may be otherwise than usual: how long the provider is waited for, and other adapters. */
export interface TillOptions extends Partial<Pick<Deps, 'mailer' | 'documents'>> {
  readonly timeoutMs?: number;
}

/** Opens a till on an engine; its events come to `/webhooks/payments` of the server. */
export async function openTill(
  engine: Engine,
  { timeoutMs = 3000, ...overrides }: TillOptions = {},
): Promise<Till> {
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
    timeoutMs,
  });
  const place = await engine.place();
  const bff = await engine.openAt(place, { clock, payments, ...overrides });
  deliver = async (request) => bff.hono.fetch(request);
  const further = async (customerId: string, personId = `per_${customerId}`): Promise<Holder> => {
    await addAccount(bff, { customerId, personId });
    return holderOf(bff, personId, customerId);
  };
  const second: Till['second'] = (more) => engine.openAt(place, { clock, payments, ...more });
  const again = () => holderOf(bff, 'per_camille', customer);
  const closeDispute: Till['closeDispute'] = (paymentId, outcome) =>
    decide(bff, psp.apiUrl, paymentId, outcome);
  return {
    bff,
    psp,
    clock,
    second,
    further,
    again,
    closeDispute,
    ...(await further(customer, 'per_camille')),
  };
}

async function decide(
  { deps }: TestBff,
  apiUrl: string,
  paymentId: string,
  outcome: 'won' | 'lost',
): Promise<void> {
  const dispute = await deps.db
    .selectFrom('dispute')
    .where('paymentId', '=', paymentId)
    .select('ref')
    .executeTakeFirstOrThrow();
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ outcome });
  const answer = await fetch(`${apiUrl}/v1/test/disputes/${dispute.ref}/close`, {
    method: 'POST',
    headers,
    body,
  });
  if (!answer.ok) throw new Error(await answer.text());
}

async function holderOf(bff: TestBff, personId: string, customerId: string): Promise<Holder> {
  const session = await bff.signInAs(personId, customerId);
  const actor = await resolveActor(bff.deps, 'portal', session);
  if (!actor) throw new Error('nobody is signed in');
  const save = async (kind: 'card' | 'sepa_debit', number: string): Promise<string> => {
    const key = `key-${number}-${bff.deps.clock.now()}`;
    const body = { kind, consent: '2026-11' };
    const headers = { 'idempotency-key': key };
    const started = await bff.call('/api/payment-methods', { method: 'POST', session, body, headers });
    if (started.status !== 200) throw new Error(await started.text());
    const { setup, redirectUrl } = (await started.json()) as { setup: string; redirectUrl: string };
    await visit(redirectUrl, { kind, number });
    const path = `/api/payment-methods/setups/${setup}`;
    const ended = await bff.call(path, { method: 'POST', session, body: {} });
    return ((await ended.json()) as { method: string }).method;
  };
  return {
    actor,
    session,
    saveCard: (number) => save('card', number),
    saveAccount: (iban) => save('sepa_debit', iban),
  };
}

/** Lets the payment site do what is due and the outbox work, until both rest. */
export async function settleDown({ bff, psp }: Pick<Till, 'bff' | 'psp'>): Promise<void> {
  for (let i = 0; i < 4; i++) {
    await psp.tick();
    await bff.jobs.drain();
  }
}

/** What the provider took of an account, in cents: its own word, not ours. */
export async function takenAtProvider(
  { bff: { deps } }: Pick<Till, 'bff'>,
  customerId = customer,
): Promise<number[]> {
  const { ref } = await deps.db
    .selectFrom('paymentCustomer')
    .where('customerId', '=', customerId)
    .select('ref')
    .executeTakeFirstOrThrow();
  const all = await deps.payments.findPayments({ customer: ref, reference: '' });
  return all.filter((it) => it.received > 0).map((it) => it.received);
}
