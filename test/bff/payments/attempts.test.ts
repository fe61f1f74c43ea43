import assert from 'node:assert/strict';
import { it } from 'node:test';
import { follow } from '../../../bff/flows/follow.ts';
import { reconcile, runNightly } from '../../../bff/flows/nightly-run.ts';
import { pay } from '../../../bff/flows/pay.ts';
import { takeWord } from '../../../bff/flows/settle.ts';
import { choose, open as openAttempt } from '../../../bff/payments/attempts.ts';
import {
  GatewayMisconfigured,
  GatewayRefused,
  GatewayUnreachable,
} from '../../../bff/ports/payment-errors.ts';
import type { Payment } from '../../../bff/ports/payments.ts';
import { inWrite } from '../../../bff/storage/write.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, assertInOrder, customer, issue, rowOf } from '../invoices/desk.ts';
import { openTill, type Till } from './till.ts';

const back = 'https://space.example/pay';
const refused = { code: 'card_declined', declineCode: 'lost_card', severity: 'hard' } as const;

const attemptOf = ({ bff }: Till, id: string) =>
  bff.deps.db.selectFrom('payment').where('id', '=', id).selectAll().executeTakeFirstOrThrow();

/** An attempt of 120 EUR on the provider's page, and what the provider says of it. */
async function onPage(till: Till, invoiceId: string): Promise<{ id: string; truth: Payment }> {
  const { payment } = await pay(till.bff.deps, till.actor, {
    invoices: [{ id: invoiceId }],
    returnUrl: back,
  });
  return { id: payment.id, truth: await till.bff.deps.payments.fetchPayment(payment.ref ?? '') };
}

/** An attempt of 120 EUR without the customer, as it would be told of. */
async function away(till: Till, invoiceId: string): Promise<{ id: string; truth: Payment }> {
  const parts = [{ invoiceId, cents: 12_000 }];
  const { id } = await inWrite(till.bff.deps, (write) =>
    openAttempt(till.bff.deps, write, { customerId: customer, parts, offSession: true }),
  );
  const truth: Payment = {
    ref: `ref_${id}`,
    reference: id,
    customer: null,
    amount: { cents: 12_000, currency: 'EUR' },
    received: 0,
    refunded: 0,
    status: 'requires_payment_method',
    redirectUrl: null,
    paidWith: null,
    failure: null,
    disputed: false,
    createdAt: new Date(till.clock.now()),
  };
  return { id, truth };
}

onBothEngines('an attempt to pay', (engine) => {
  it('is asked about after 30 seconds, then each time it is twice as old, and at least every hour', async () => {
    const till = await openTill(engine);
    const { id } = await onPage(till, (await issue(till.bff)).id);
    const waits = async (): Promise<number> =>
      (Date.parse((await attemptOf(till, id)).lookAt ?? '') - till.clock.now()) / 1000;
    assert.equal(await waits(), 30);
    for (const [seconds, next] of [
      [30, 60],
      [60, 180],
      [180, 540],
      [7200, 3600],
    ] as const) {
      till.clock.advance(seconds * 1000);
      await reconcile(till.bff.deps);
      assert.equal(await waits(), next, `${seconds} seconds later`);
    }
    const { payments } = till.bff.deps;
    payments.fetchPayment = () => Promise.reject(new GatewayUnreachable('no answer'));
    till.clock.advance(3600 * 1000);
    assert.equal(await reconcile(till.bff.deps), 1);
    assert.deepEqual([await waits(), (await attemptOf(till, id)).status], [3600, 'requires_payment_method']);
  });

  it('that no provider knows has failed once nothing can be on its way any more, and not before', async () => {
    const till = await openTill(engine);
    const { payments } = till.bff.deps;
    const unknown = (): Promise<never> => Promise.reject(new GatewayRefused('not-found', 'no such payment'));
    const named = await onPage(till, (await issue(till.bff)).id);
    const nameless = await away(till, (await issue(till.bff)).id);
    payments.fetchPayment = unknown;
    payments.findPayments = () => Promise.resolve([]);
    const statuses = async (): Promise<string[]> => [
      (await attemptOf(till, named.id)).status,
      (await attemptOf(till, nameless.id)).status,
    ];

    till.clock.advance(9 * 60_000);
    await reconcile(till.bff.deps);
    assert.deepEqual(await statuses(), ['requires_payment_method', 'created']);
    till.clock.advance(20 * 60_000);
    await reconcile(till.bff.deps);
    assert.deepEqual(await statuses(), ['failed', 'failed']);
    assert.equal((await attemptOf(till, named.id)).failureCode, 'never-sent');
  });

  it('of a planned charge that never reached the provider leaves its plan due, tells nobody of a refusal, and is made up for', async () => {
    const till = await openTill(engine);
    await till.saveCard('4242424242424242');
    await addService(till.bff, 'svc_a', customer, {
      ...{ expiresOn: '2026-12-10', renewal: 'auto', consentVersion: '2026-11' },
      consentAt: '2026-01-01T00:00:00.000Z',
    });
    till.clock.set('2026-11-25T09:00:00.000Z');
    await runNightly(till.bff.deps, 'one');
    till.clock.set('2026-12-03T09:00:00.000Z');
    till.psp.faults({ dropBefore: 1 });
    await runNightly(till.bff.deps, 'one');
    const plan = () => till.bff.deps.db.selectFrom('scheduledPayment').selectAll().executeTakeFirstOrThrow();
    assert.equal((await plan()).status, 'processing');

    till.clock.advance(11 * 60_000);
    await reconcile(till.bff.deps);
    const { status, nextTryOn } = await plan();
    assert.deepEqual([status, nextTryOn], ['planned', '2026-12-03']);
    const refusals = await till.bff.deps.db
      .selectFrom('outbox')
      .where('key', 'like', 'mail:charge-declined%')
      .select('key')
      .execute();
    assert.deepEqual(refusals, [], 'no bank said anything');
    till.clock.set('2026-12-04T09:00:00.000Z');
    await runNightly(till.bff.deps, 'one');
    assert.equal((await plan()).status, 'paid');
  });

  it('about which the provider cannot be asked is asked about later, and a fault of ours is not kept quiet', async () => {
    const till = await openTill(engine);
    const { id } = await onPage(till, (await issue(till.bff)).id);
    till.bff.deps.payments.fetchPayment = () => Promise.reject(new GatewayMisconfigured('wrong key'));
    till.clock.advance(60_000);
    await assert.rejects(follow(till.bff.deps, id), GatewayMisconfigured);
    const { status, lookAt } = await attemptOf(till, id);
    assert.deepEqual(
      [status, Date.parse(lookAt ?? '') > till.clock.now()],
      ['requires_payment_method', true],
    );
  });

  it('that the provider refuses to take has failed and holds no invoice', async () => {
    const till = await openTill(engine);
    const { id } = await issue(till.bff);
    const { startPayment } = till.bff.deps.payments;
    till.bff.deps.payments.startPayment = () => Promise.reject(new GatewayRefused('amount-too-large', 'no'));
    await assert.rejects(onPage(till, id), GatewayRefused);
    const [{ status, failureCode } = {}] = await till.bff.deps.db.selectFrom('payment').selectAll().execute();
    assert.deepEqual([status, failureCode], ['failed', 'amount-too-large']);

    till.bff.deps.payments.startPayment = startPayment;
    assert.ok((await onPage(till, id)).id);
  });

  it('goes on on a page that is open, and has failed where nobody can go on with it', async () => {
    const till = await openTill(engine);
    const page = await onPage(till, (await issue(till.bff)).id);
    await takeWord(till.bff.deps, page.id, { ...page.truth, failure: refused });
    assert.equal(
      (await attemptOf(till, page.id)).status,
      'requires_payment_method',
      'he may try again there',
    );
    await takeWord(till.bff.deps, page.id, { ...page.truth, redirectUrl: null, failure: refused });
    const { status, failureCode, failureHard, endedAt, lookAt } = await attemptOf(till, page.id);
    assert.deepEqual([status, failureCode, failureHard, lookAt], ['failed', 'lost_card', 1, null]);
    assert.ok(endedAt);

    const alone = await away(till, (await issue(till.bff)).id);
    await takeWord(till.bff.deps, alone.id, alone.truth);
    assert.equal((await attemptOf(till, alone.id)).status, 'requires_payment_method', 'not tried yet');
    const failure = { code: 'card_declined', declineCode: null, severity: 'soft' } as const;
    await takeWord(till.bff.deps, alone.id, { ...alone.truth, redirectUrl: 'https://psp.example/', failure });
    const after = await attemptOf(till, alone.id);
    assert.deepEqual([after.status, after.failureCode, after.failureHard], ['failed', 'card_declined', 0]);
  });

  it('settles what came and no more, and an invoice that it let go is free at once', async () => {
    const till = await openTill(engine);
    const invoice = await issue(till.bff);
    const first = await onPage(till, invoice.id);
    await takeWord(till.bff.deps, first.id, { ...first.truth, status: 'canceled' });
    assert.equal((await till.bff.deps.db.selectFrom('liveAttempt').selectAll().execute()).length, 0);
    assert.equal((await rowOf(till.bff, invoice.id)).attempt, null);

    const second = await onPage(till, invoice.id);
    assert.match((await rowOf(till.bff, invoice.id)).attempt ?? '', new RegExp(second.id));
    await takeWord(till.bff.deps, second.id, { ...second.truth, status: 'succeeded', received: 5000 });
    const { dueCents, attempt } = await rowOf(till.bff, invoice.id);
    assert.deepEqual([dueCents, attempt], [7000, null]);
    assert.equal((await attemptOf(till, second.id)).receivedCents, 5000);
    await assertInOrder(till.bff);
  });

  it('that the customer left as under way is told when it fails, and no other', async () => {
    const till = await openTill(engine);
    const told = async (): Promise<string[]> =>
      (await till.bff.deps.db.selectFrom('outbox').where('kind', '=', 'mail').select('key').execute())
        .map(({ key }) => key)
        .filter((key) => key.startsWith('mail:payment-failed'));
    const seen = await onPage(till, (await issue(till.bff)).id);
    await takeWord(till.bff.deps, seen.id, { ...seen.truth, redirectUrl: null, failure: refused });
    assert.deepEqual(await told(), [], 'he was there');

    const debit = await onPage(till, (await issue(till.bff)).id);
    await takeWord(till.bff.deps, debit.id, { ...debit.truth, status: 'processing', redirectUrl: null });
    await takeWord(till.bff.deps, debit.id, { ...debit.truth, redirectUrl: null, failure: refused });
    assert.deepEqual(await told(), [`mail:payment-failed:${debit.id}`]);
  });

  it('that was paid is contested when the provider says so, and no longer when he says so', async () => {
    const till = await openTill(engine);
    const { id, truth } = await onPage(till, (await issue(till.bff)).id);
    const paid = { ...truth, status: 'succeeded', received: 12_000 } as const;
    await takeWord(till.bff.deps, id, paid);
    for (const disputed of [true, false]) {
      await takeWord(till.bff.deps, id, { ...paid, disputed });
      assert.equal((await attemptOf(till, id)).disputed, disputed ? 1 : 0);
    }
    await assertInOrder(till.bff);
  });

  it('takes the means that was chosen, else the default one, else the one there is, else none', async () => {
    const till = await openTill(engine);
    const means = (id?: string): Promise<string> =>
      choose(till.bff.deps, till.bff.deps.db, customer, id).then(
        (it) => it.id,
        (error: { facts: { reason: string } }) => error.facts.reason,
      );
    assert.equal(await means(), 'no-payment-method');
    const first = await till.saveCard('4242424242424242');
    till.clock.advance(1000);
    const second = await till.saveCard('5555555555554444');
    for (const it of [first, second]) {
      await till.bff.call(`/api/payment-methods/${it}/default`, {
        method: 'PUT',
        session: till.session,
        body: {},
      });
      const { id } = await till.bff.deps.db
        .selectFrom('paymentMethod')
        .where('isDefault', '=', 1)
        .select('id')
        .executeTakeFirstOrThrow();
      assert.equal(await means(), id);
      assert.equal(id, it);
    }
    assert.deepEqual([await means(first), await means(second)], [first, second]);
    assert.equal(await means('pm_of_somebody_else'), 'no-payment-method');
    await till.bff.deps.db.updateTable('paymentMethod').set({ isDefault: 0 }).execute();
    assert.ok([first, second].includes(await means()));
  });
});
