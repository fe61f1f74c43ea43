import assert from 'node:assert/strict';
import { it } from 'node:test';
import { takeIn } from '../../../bff/flows/bank-lines.ts';
import { followRefund, credit } from '../../../bff/flows/refund.ts';
import { pay } from '../../../bff/flows/pay.ts';
import { recordRefund, refundableOf } from '../../../bff/payments/refunds.ts';
import type { PaymentTable } from '../../../bff/payments/table.ts';
import type { NewRefund } from '../../../bff/ports/payment-requests.ts';
import { inWrite } from '../../../bff/storage/write.ts';
import { onBothEngines } from '../../support/engines.ts';
import { assertInOrder, customer, issue } from '../invoices/desk.ts';
import { openTill, settleDown, type Till } from './till.ts';

const good = '4242424242424242';

/** Pays parts of invoices in one charge with the saved card, a minute after what was before. */
async function charge(till: Till, methodId: string, ...invoices: { id: string; cents?: number }[]) {
  till.clock.advance(60_000);
  const returnUrl = 'https://space.example/pay';
  const { payment } = await pay(till.bff.deps, till.actor, { invoices, methodId, returnUrl });
  assert.equal(payment.status, 'succeeded');
  return payment.id;
}

const creditBack = (till: Till, invoiceId: string, cents?: number) =>
  credit(till.bff.deps, {
    customerId: customer,
    invoiceId,
    reason: 'Geste',
    settlement: 'refund',
    ...(cents === undefined ? {} : { cents }),
  });

const refunds = ({ bff }: Till) =>
  bff.deps.db.selectFrom('refund').selectAll().orderBy('createdAt').execute();
/** How much each payment gives back, failed ones aside. */
async function perPayment(till: Till): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { paymentId, cents, status } of await refunds(till))
    if (status !== 'failed') sums[paymentId] = (sums[paymentId] ?? 0) + cents;
  return sums;
}

onBothEngines('refunds', (engine) => {
  it('of several credit notes go back to each payment up to what it has left, however they come', async () => {
    const till = await openTill(engine);
    const card = await till.saveCard(good);
    const { id } = await issue(till.bff);
    const first = await charge(till, card, { id, cents: 7000 });
    const second = await charge(till, card, { id, cents: 5000 });

    await creditBack(till, id, 4000);
    assert.deepEqual(await perPayment(till), { [second]: 4000 }, 'the newest first');
    await creditBack(till, id, 3000);
    assert.deepEqual(await perPayment(till), { [second]: 5000, [first]: 2000 });
    await settleDown(till);
    await creditBack(till, id);
    assert.deepEqual(await perPayment(till), { [second]: 5000, [first]: 7000 }, 'also once they arrived');
    await settleDown(till);

    assert.ok((await refunds(till)).every(({ status }) => status === 'succeeded'));
    await assertInOrder(till.bff);
  });

  it('take of a payment what it settled of this invoice, and leave it what it settled of others', async () => {
    const till = await openTill(engine);
    const card = await till.saveCard(good);
    const [one, other] = [await issue(till.bff), await issue(till.bff)];
    const early = await charge(till, card, { id: one.id, cents: 7000 });
    const shared = await charge(till, card, { id: one.id, cents: 5000 }, { id: other.id });

    await creditBack(till, one.id);
    assert.deepEqual(await perPayment(till), { [shared]: 5000, [early]: 7000 });
    await creditBack(till, other.id);
    assert.deepEqual(await perPayment(till), { [shared]: 17_000, [early]: 7000 });
    await settleDown(till);
    assert.equal((await till.bff.deps.db.selectFrom('walletEntry').selectAll().execute()).length, 0);
    await assertInOrder(till.bff);
  });

  it('leave as credit what was paid by transfer, which no provider gives back', async () => {
    const till = await openTill(engine);
    const { id, number } = await issue(till.bff);
    await takeIn(till.bff.deps, 'host', [
      {
        id: 'B1',
        cents: 7000,
        words: `facture ${number}`,
        bookedOn: '2026-11-23',
        currency: 'EUR',
        payer: 'D',
      },
    ]);
    const paid = await charge(till, await till.saveCard(good), { id });

    await creditBack(till, id);
    await settleDown(till);

    assert.deepEqual(await perPayment(till), { [paid]: 5000 });
    assert.equal((await refunds(till)).length, 1, 'no other was tried');
    const rows = await till.bff.deps.db.selectFrom('walletEntry').select(['origin', 'cents']).execute();
    assert.deepEqual(rows, [{ origin: 'credit-note', cents: 7000 }]);
    await assertInOrder(till.bff);
  });

  it('asked for at the same time by two credit notes never give a payment back twice', async () => {
    const till = await openTill(engine);
    const card = await till.saveCard(good);
    const [one, two] = [await issue(till.bff), await issue(till.bff)];
    const paid = await charge(till, card, { id: one.id }, { id: two.id });

    await Promise.all([
      creditBack(till, one.id),
      creditBack(till, two.id),
      ...Array.from({ length: 4 }, () => creditBack(till, one.id, 12_000).catch(() => undefined)),
    ]);

    assert.deepEqual(await perPayment(till), { [paid]: 24_000 });
    await settleDown(till);
    await assertInOrder(till.bff);
  });

  it('take nothing of a payment that is contested, did not succeed, or that no provider can give back', async () => {
    const till = await openTill(engine);
    const { id } = await issue(till.bff);
    const paid = await charge(till, await till.saveCard(good), { id });
    const left = (): Promise<number> =>
      inWrite(till.bff.deps, (write) => refundableOf(till.bff.deps, write, paid));
    const become = (set: Partial<PaymentTable>): Promise<unknown> =>
      till.bff.deps.db.updateTable('payment').set(set).where('id', '=', paid).execute();
    assert.equal(await left(), 12_000);
    await creditBack(till, id, 5000);
    for (const [status, open] of [
      ['created', 7000],
      ['pending', 7000],
      ['requires_action', 7000],
      ['succeeded', 7000],
      ['failed', 12_000],
      ['canceled', 12_000],
    ] as const) {
      await till.bff.deps.db.updateTable('refund').set({ status }).execute();
      assert.equal(await left(), open, status);
    }
    await till.bff.deps.db.updateTable('refund').set({ status: 'pending' }).execute();

    const { provider, ref } = await till.bff.deps.db
      .selectFrom('payment')
      .where('id', '=', paid)
      .select(['provider', 'ref'])
      .executeTakeFirstOrThrow();
    for (const [set, undo] of [
      [{ disputed: 1 }, { disputed: 0 }],
      [{ status: 'failed' }, { status: 'succeeded' }],
      [{ provider: 'transfer' }, { provider }],
      [{ ref: null }, { ref }],
    ] as const) {
      await become(set);
      assert.equal(await left(), 0, JSON.stringify(set));
      await become(undo);
    }
    assert.equal(await left(), 7000);
  });

  it('are asked of the provider under one key, and no more once they ended', async () => {
    const till = await openTill(engine);
    const card = await till.saveCard(good);
    const { id } = await issue(till.bff);
    await charge(till, card, { id });
    const asked: NewRefund[] = [];
    const { refund } = till.bff.deps.payments;
    till.bff.deps.payments.refund = async (input) => {
      asked.push(input);
      const truth = await refund(input);
      // The first answer is lost on its way back.
      if (asked.length === 1) throw Object.assign(new Error('lost'), { name: 'GatewayUnreachable' });
      return truth;
    };
    await creditBack(till, id);
    await till.bff.jobs.drain();
    till.clock.advance(60_000);
    await till.bff.jobs.drain();

    assert.equal(asked.length, 2);
    assert.equal(asked[0]?.idempotencyKey, asked[1]?.idempotencyKey);
    await till.bff.deps.db
      .updateTable('outbox')
      .set({
        doneAt: null,
        leasedUntil: null,
        payload: JSON.stringify({ refundId: (await refunds(till))[0]?.id }),
      })
      .where('kind', '=', 'refund')
      .execute();
    await settleDown(till);
    assert.equal(asked.length, 2, 'one that ended is not asked for again');
    assert.equal((await refunds(till))[0]?.status, 'succeeded');
    await assertInOrder(till.bff);
  });

  it('follow the provider’s word: what failed is credit and stays it, whatever is told later', async () => {
    const till = await openTill(engine);
    const card = await till.saveCard(good);
    const { id } = await issue(till.bff);
    const paid = await charge(till, card, { id });
    await creditBack(till, id);
    await settleDown(till);
    const [refund] = await refunds(till);
    assert.ok(refund?.ref);
    const { payments } = till.bff.deps;
    const truth = await payments.fetchRefund(refund.ref);
    const told = async (status: 'failed' | 'canceled' | 'succeeded' | 'pending'): Promise<void> => {
      payments.fetchRefund = async () => ({
        ...truth,
        status,
        failureReason: status === 'failed' ? 'lost_or_stolen_card' : null,
      });
      await followRefund(till.bff.deps, refund.ref ?? '');
    };
    const standing = async () => {
      const [now] = await refunds(till);
      const { refundedCents } = await till.bff.deps.db
        .selectFrom('payment')
        .where('id', '=', paid)
        .select('refundedCents')
        .executeTakeFirstOrThrow();
      const rows = await till.bff.deps.db.selectFrom('walletEntry').select('cents').execute();
      const kept = rows.reduce((sum, { cents }) => sum + cents, 0);
      return { status: now?.status, reason: now?.failureReason, ref: now?.ref, refundedCents, kept };
    };
    const { ref } = refund;
    assert.deepEqual(await standing(), {
      status: 'succeeded',
      reason: null,
      ref,
      refundedCents: 12_000,
      kept: 0,
    });

    const { endedAt } = refund;
    till.clock.advance(24 * 3_600_000);
    await told('succeeded');
    assert.equal((await refunds(till))[0]?.endedAt, endedAt, 'the accounts say when it arrived');

    await told('failed');
    const failed = { status: 'failed', reason: 'lost_or_stolen_card', ref, refundedCents: 0, kept: 12_000 };
    assert.deepEqual(await standing(), failed);
    for (const status of ['failed', 'pending', 'succeeded', 'canceled'] as const) await told(status);
    assert.deepEqual(await standing(), failed);
    await inWrite(till.bff.deps, (write) =>
      recordRefund(till.bff.deps, write, refund.id, { ref: null, status: 'failed', failureReason: null }),
    );
    assert.deepEqual(await standing(), failed);
    await assertInOrder(till.bff);
  });

  it('that are canceled at the provider are credit again, once', async () => {
    const till = await openTill(engine);
    const card = await till.saveCard(good);
    const { id } = await issue(till.bff);
    await charge(till, card, { id });
    await creditBack(till, id);
    const [open] = await refunds(till);
    const { payments } = till.bff.deps;
    const { refund } = payments;
    payments.refund = async (input) => ({ ...(await refund(input)), status: 'pending' });
    await till.bff.jobs.drain();
    const [pending] = await refunds(till);
    assert.deepEqual([pending?.status, pending?.endedAt], ['pending', null]);
    await inWrite(till.bff.deps, (write) =>
      recordRefund(till.bff.deps, write, open?.id ?? '', {
        ref: null,
        status: 'pending',
        failureReason: null,
      }),
    );
    assert.equal((await refunds(till))[0]?.ref, pending?.ref, 'its name at the provider is not forgotten');
    const [reference, amount] = [open?.id ?? '', { cents: 12_000, currency: 'EUR' as const }];
    for (const status of ['canceled', 'succeeded'] as const) {
      payments.fetchRefund = async (ref) => ({
        ref,
        reference,
        payment: '',
        amount,
        status,
        failureReason: null,
      });
      await followRefund(till.bff.deps, pending?.ref ?? '');
    }

    assert.equal((await refunds(till))[0]?.status, 'canceled');
    const rows = await till.bff.deps.db.selectFrom('walletEntry').select('cents').execute();
    assert.deepEqual(rows, [{ cents: 12_000 }]);
    await assertInOrder(till.bff);
  });
});
