import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readConfig } from '../../../bff/config.ts';
import { reconcile, runNightly } from '../../../bff/flows/nightly-run.ts';
import { pay } from '../../../bff/flows/pay.ts';
import { credit } from '../../../bff/flows/refund.ts';
import { serve } from '../../../bff/main.ts';
import { refuseOpenElsewhere } from '../../../bff/payments/former-provider.ts';
import { GatewayRefused } from '../../../bff/ports/payment-errors.ts';
import type { PaymentGateway } from '../../../bff/ports/payments.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, assertInOrder, customer, issue, rowOf } from '../invoices/desk.ts';
import { openTill, settleDown, type Till } from './till.ts';

const account = 'FR1420041010050500013M02606';
const card = '4242424242424242';
const contested = '4000000000000259';
const hour = 3_600_000;
const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;

const unknown = () => Promise.reject(new GatewayRefused('not-found', 'no such payment'));

/** A provider that took nothing of what this database knows, and notes what it is asked. */
function newcomer(till: Till, asked: string[] = []): PaymentGateway {
  const noting = (name: string) => () => {
    asked.push(name);
    return unknown();
  };
  return {
    ...till.bff.deps.payments,
    kind: 'stripe',
    createCustomer: async () => 'cus_new',
    fetchPayment: noting('fetchPayment'),
    findPayments: noting('findPayments'),
    chargeSaved: noting('chargeSaved'),
    refund: noting('refund'),
    cancelPayment: noting('cancelPayment'),
    detachMethod: noting('detachMethod'),
  };
}

async function payFirst(till: Till, methodId: string): Promise<string> {
  const { id } = await issue(till.bff);
  await pay(till.bff.deps, till.actor, { invoices: [{ id }], methodId, returnUrl: 'https://space.example/' });
  return id;
}

onBothEngines('a change of the payment provider', (engine) => {
  it('is refused while a debit is under way with the former one, in one line, and goes through when it has ended', async () => {
    const till = await openTill(engine);
    const invoice = await payFirst(till, await till.saveAccount(account));
    const { db } = till.bff.deps;

    await refuseOpenElsewhere(db, 'sandbox');
    await assert.rejects(refuseOpenElsewhere(db, 'stripe'), {
      message:
        '1 payments, 0 refunds and 0 disputes are still open with sandbox: start with its settings once more until they have ended (a direct debit takes days, a dispute up to three months), then change to stripe',
    });
    till.clock.advance(hour);
    await settleDown(till);
    assert.equal((await rowOf(till.bff, invoice)).state, 'paid');
    await refuseOpenElsewhere(db, 'stripe');

    await credit(till.bff.deps, {
      ...{ customerId: customer, invoiceId: invoice, reason: 'Geste', settlement: 'refund' },
    });
    await assert.rejects(refuseOpenElsewhere(db, 'stripe'), /0 payments, 1 refunds and 0 disputes/);
  });

  it('is refused while a bank has not decided a dispute with the former one, and goes through once it has', async () => {
    const till = await openTill(engine);
    const invoice = await payFirst(till, await till.saveCard(contested));
    await settleDown(till);
    const { db } = till.bff.deps;
    await refuseOpenElsewhere(db, 'sandbox');
    await assert.rejects(
      refuseOpenElsewhere(db, 'stripe'),
      /0 payments, 0 refunds and 1 disputes are still open/,
    );

    const { id } = await db.selectFrom('payment').select('id').executeTakeFirstOrThrow();
    await till.closeDispute(id, 'lost');
    await settleDown(till);
    assert.equal((await rowOf(till.bff, invoice)).dueCents, 12_000);
    await refuseOpenElsewhere(db, 'stripe');
  });

  it('keeps a server from starting, and gives its port back', async () => {
    const place = await engine.place();
    const bff = await engine.openAt(place);
    const row = {
      ...{ id: 'pay_open', customerId: customer, provider: 'sandbox', ref: 'x', idempotencyKey: 'k' },
      ...{ status: 'processing' as const, cents: 100, receivedCents: 0, refundedCents: 0, methodId: null },
      ...{ offSession: 1, scheduledId: null, failureCode: null, failureHard: 0, disputed: 0 },
      ...{ createdAt: '2026-11-23T00:00:00.000Z', endedAt: null, lookAt: null, by: null },
    };
    await bff.deps.db.insertInto('payment').values(row).execute();
    const config = readConfig({
      ...{ PORT: '0', LOG_LEVEL: 'silent', JOBS: 'off', DATABASE_URL: place },
      ...{ STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' },
    });

    await assert.rejects(serve(config), /1 payments, 0 refunds and 0 disputes are still open with sandbox/);
  });

  it('asks the new one about nothing that the former one took, and charges nothing a second time', async () => {
    const till = await openTill(engine);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-08', ...auto });
    await till.saveAccount(account);
    await runNightly(till.bff.deps, 'one');
    till.clock.advance(8 * 24 * hour);
    await runNightly(till.bff.deps, 'one');
    const asked: string[] = [];
    const next = await till.second({ payments: newcomer(till, asked) });

    till.clock.advance(3 * hour);
    await reconcile(next.deps);
    till.clock.advance(48 * hour);
    await runNightly(next.deps, 'two');

    const rows = await next.deps.db.selectFrom('payment').select('status').execute();
    assert.deepEqual(rows, [{ status: 'processing' }], 'as it was last known');
    assert.deepEqual(asked, []);
  });

  it('charges no means that the former one keeps, and shows them as over', async () => {
    const till = await openTill(engine);
    const method = await till.saveCard(card);
    const { id } = await issue(till.bff);
    const asked: string[] = [];
    const next = await till.second({ payments: newcomer(till, asked) });

    const answer = await next.call('/api/payments', {
      ...{ method: 'POST', session: till.session, body: { invoices: [{ id }], method } },
      headers: { 'idempotency-key': 'with-a-means-of-before' },
    });

    assert.equal(((await answer.json()) as { reason?: string }).reason, 'no-payment-method');
    const list = await (await next.call('/api/payment-methods', { session: till.session })).json();
    assert.equal((list as { items: { status: string }[] }).items[0]?.status, 'expired');
    const removed = await next.call(`/api/payment-methods/${method}`, {
      ...{ method: 'DELETE', session: till.session, body: {} },
    });
    assert.equal(removed.status, 200);
    assert.deepEqual(asked, []);
  });

  it('keeps as credit what is credited of a payment that the former one took', async () => {
    const till = await openTill(engine);
    const invoice = await payFirst(till, await till.saveCard(card));
    const asked: string[] = [];
    const next = await till.second({ payments: newcomer(till, asked) });
    await credit(next.deps, {
      ...{ customerId: customer, invoiceId: invoice, reason: 'Geste', settlement: 'refund' },
    });

    await next.jobs.drain();

    const wallet = await (await next.call('/api/wallet', { session: till.session })).json();
    const { balance, refundable } = wallet as Record<'balance' | 'refundable', { cents: number }>;
    assert.deepEqual([balance.cents, refundable.cents], [12_000, 0]);
    assert.deepEqual(asked, []);
    await assertInOrder(till.bff);
  });
});
