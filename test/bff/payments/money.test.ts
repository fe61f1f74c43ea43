import assert from 'node:assert/strict';
import { it } from 'node:test';
import { noPayments } from '../../../bff/adapters/no-payments.ts';
import { GatewayMisconfigured } from '../../../bff/ports/payment-errors.ts';
import { pay } from '../../../bff/flows/pay.ts';
import { follow } from '../../../bff/flows/follow.ts';
import { reconcile } from '../../../bff/flows/nightly-run.ts';
import { credit } from '../../../bff/flows/refund.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, assertInOrder, customer, issue, payIn, rowOf } from '../invoices/desk.ts';
import { visit } from './gateway/customer.ts';
import { openTill, settleDown, takenAtProvider, type Till } from './till.ts';

const good = '4242424242424242';
const back = 'http://space.localhost:8787/pay/back';

const charges = async ({ bff }: Till): Promise<{ status: string; receivedCents: number }[]> =>
  bff.deps.db.selectFrom('payment').select(['status', 'receivedCents']).execute();

onBothEngines('money', (engine) => {
  it('charges an invoice once, however many pay it at the same time', async () => {
    const till = await openTill(engine);
    const methodId = await till.saveCard(good);
    const { id } = await issue(till.bff);

    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () =>
        pay(till.bff.deps, till.actor, { invoices: [{ id }], methodId, returnUrl: back }),
      ),
    );

    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
    // On a busy machine the provider's answer may come too late to be heard: then it is asked.
    till.clock.advance(31_000);
    await reconcile(till.bff.deps);
    const paid = (await charges(till)).filter(({ status }) => status === 'succeeded');
    assert.deepEqual(paid, [{ status: 'succeeded', receivedCents: 12_000 }]);
    assert.deepEqual(await takenAtProvider(till), [12_000]);
    assert.equal((await rowOf(till.bff, id)).state, 'paid');
    await assertInOrder(till.bff);
  });

  it('holds no invoice for a provider whose keys are wrong', async () => {
    const till = await openTill(engine);
    const methodId = await till.saveCard(good);
    const { id } = await issue(till.bff);
    const wish = { invoices: [{ id }], methodId, returnUrl: back };
    const keyless = await till.second({ payments: noPayments });

    await assert.rejects(pay(keyless.deps, till.actor, wish), GatewayMisconfigured);
    const { payment } = await pay(till.bff.deps, till.actor, wish);

    assert.equal(payment.status, 'succeeded');
    assert.deepEqual(await takenAtProvider(till), [12_000]);
    await assertInOrder(till.bff);
  });

  it('renews once by exactly one period, whoever brings the news and how often', async () => {
    const till = await openTill(engine);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-01' });
    const renews = [{ serviceId: 'svc_a', periodStart: '2026-12-02', periodEnd: '2027-12-01' }];
    const { id } = await issue(till.bff, { services: ['svc_a'], renews });
    till.psp.faults({ copies: 3, reorder: true });
    const started = await pay(till.bff.deps, till.actor, { invoices: [{ id }], returnUrl: back });
    await visit(started.redirectUrl ?? '', { number: good });

    const news = (): Promise<unknown>[] => [
      follow(till.bff.deps, started.payment.id),
      settleDown(till),
      reconcile(till.bff.deps),
      till.bff.call(`/api/payments/${started.payment.id}`, { session: till.session }),
    ];
    await Promise.all([...news(), ...news().toReversed()]);
    await Promise.all(news());

    const service = await till.bff.deps.db.selectFrom('service').selectAll().executeTakeFirstOrThrow();
    assert.equal(service.expiresOn, '2027-12-01');
    assert.equal((await till.bff.deps.db.selectFrom('renewal').selectAll().execute()).length, 1);
    assert.equal(service.unpaidCents, 0);
    await assertInOrder(till.bff);
  });

  it('renews nothing for a part of the price', async () => {
    const till = await openTill(engine);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-01' });
    const renews = [{ serviceId: 'svc_a', periodStart: '2026-12-02', periodEnd: '2027-12-01' }];
    const { id } = await issue(till.bff, { services: ['svc_a'], renews });

    await payIn(till.bff, id, 11_999);

    const service = await till.bff.deps.db.selectFrom('service').selectAll().executeTakeFirstOrThrow();
    assert.equal(service.expiresOn, '2026-12-01');
    await payIn(till.bff, id, 1);
    const renewed = await till.bff.deps.db.selectFrom('service').selectAll().executeTakeFirstOrThrow();
    assert.equal(renewed.expiresOn, '2027-12-01');
  });

  it('reconciles a charge whose answer was lost, and never charges it again', async () => {
    const till = await openTill(engine);
    const methodId = await till.saveCard(good);
    const { id } = await issue(till.bff);
    till.psp.faults({ hangAfter: 1 });

    const started = await pay(till.bff.deps, till.actor, { invoices: [{ id }], methodId, returnUrl: back });
    assert.equal(started.payment.status, 'created');
    await assert.rejects(
      pay(till.bff.deps, till.actor, { invoices: [{ id }], methodId, returnUrl: back }),
      /under way/,
    );
    till.clock.advance(31_000);
    await reconcile(till.bff.deps);

    assert.deepEqual(await charges(till), [{ status: 'succeeded', receivedCents: 12_000 }]);
    assert.deepEqual(await takenAtProvider(till), [12_000]);
    assert.equal((await rowOf(till.bff, id)).dueCents, 0);
    await assertInOrder(till.bff);
  });

  it('fails an attempt that never reached the provider, and lets the next one through', async () => {
    const till = await openTill(engine);
    const methodId = await till.saveCard(good);
    const { id } = await issue(till.bff);
    till.psp.faults({ dropBefore: 1 });

    const lost = await pay(till.bff.deps, till.actor, { invoices: [{ id }], methodId, returnUrl: back });
    // The looks before ten minutes have passed do not put the last one off.
    for (let looks = 0; looks < 32; looks++) {
      till.clock.advance(20_000);
      await reconcile(till.bff.deps);
    }
    const next = await pay(till.bff.deps, till.actor, { invoices: [{ id }], methodId, returnUrl: back });

    assert.equal((await follow(till.bff.deps, lost.payment.id))?.failureCode, 'never-sent');
    assert.equal(next.payment.status, 'succeeded');
    await assertInOrder(till.bff);
  });

  it('pays several invoices in one charge, each with its part', async () => {
    const till = await openTill(engine);
    const methodId = await till.saveCard(good);
    const [a, b] = [await issue(till.bff), await issue(till.bff)];
    const body = { invoices: [{ id: a.id }, { id: b.id, cents: 5000 }], method: methodId };
    const headers = { 'idempotency-key': 'pay-two-invoices-1' };

    const call = () =>
      till.bff.call('/api/payments', { method: 'POST', session: till.session, body, headers });
    const [first, again] = [await (await call()).json(), await (await call()).json()];

    assert.deepEqual(again, first);
    assert.deepEqual(await charges(till), [{ status: 'succeeded', receivedCents: 17_000 }]);
    assert.equal((await rowOf(till.bff, a.id)).state, 'paid');
    assert.equal((await rowOf(till.bff, b.id)).state, 'partially_paid');
    await assertInOrder(till.bff);
  });

  it('refunds a credited invoice to the means that paid, and not a cent more', async () => {
    const till = await openTill(engine);
    const methodId = await till.saveCard(good);
    const { id } = await issue(till.bff);
    await pay(till.bff.deps, till.actor, { invoices: [{ id }], methodId, returnUrl: back });

    const wish = {
      customerId: customer,
      invoiceId: id,
      reason: 'Résiliation',
      settlement: 'refund',
    } as const;
    const note = await credit(till.bff.deps, wish);
    await assert.rejects(credit(till.bff.deps, wish), /credited/);
    await settleDown(till);

    const refunds = await till.bff.deps.db.selectFrom('refund').selectAll().execute();
    assert.deepEqual(
      refunds.map(({ cents, status }) => ({ cents, status })),
      [{ cents: 12_000, status: 'succeeded' }],
    );
    assert.equal(refunds[0]?.creditNoteId, note.id);
    await assertInOrder(till.bff);
  });

  it('lets a page left unpaid give way, and keeps money that comes late as credit', async () => {
    const till = await openTill(engine);
    const methodId = await till.saveCard(good);
    const { id } = await issue(till.bff);
    const left = await pay(till.bff.deps, till.actor, { invoices: [{ id }], returnUrl: back });

    const next = await pay(till.bff.deps, till.actor, { invoices: [{ id }], methodId, returnUrl: back });
    const late = await visit(left.redirectUrl ?? '', { number: good });
    await settleDown(till);

    assert.equal(next.payment.status, 'succeeded');
    assert.ok('closed' in late || 'back' in late);
    const received = (await charges(till)).reduce((sum, it) => sum + it.receivedCents, 0);
    assert.equal(received, 12_000);
    await assertInOrder(till.bff);
  });
});
