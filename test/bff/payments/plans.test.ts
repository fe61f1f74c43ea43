import assert from 'node:assert/strict';
import { it } from 'node:test';
import { chargePlan } from '../../../bff/flows/nightly.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { noteOutcome } from '../../../bff/payments/plans.ts';
import { inWrite } from '../../../bff/storage/write.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, assertInOrder, customer, issue, payIn } from '../invoices/desk.ts';
import { openTill, settleDown, type Till } from './till.ts';

const good = '4242424242424242';
const needsTheCustomer = '4000002760003184';
const isLostOnceKept = '4000000000002222';

const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;

async function night(till: Till, day: string): Promise<void> {
  till.clock.set(`${day}T09:00:00.000Z`);
  await runNightly(till.bff.deps, 'one');
  await settleDown(till);
}

const planOf = ({ bff }: Till) =>
  bff.deps.db.selectFrom('scheduledPayment').selectAll().executeTakeFirstOrThrow();
const charges = ({ bff }: Till) =>
  bff.deps.db.selectFrom('payment').where('scheduledId', 'is not', null).selectAll().execute();

/** A charge planned for 3 December, of a period that begins on 11 December. */
async function planned(engine: Parameters<typeof openTill>[0], card: string): Promise<Till> {
  const till = await openTill(engine);
  await till.saveCard(card);
  await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });
  await night(till, '2026-11-25');
  return till;
}

onBothEngines('a planned charge', (engine) => {
  it('is never tried again with a card that was reported lost', async () => {
    const till = await planned(engine, isLostOnceKept);

    for (const day of ['2026-12-03', '2026-12-05', '2026-12-07', '2026-12-09']) await night(till, day);

    const { status, tries, nextTryOn } = await planOf(till);
    assert.deepEqual({ status, tries, nextTryOn }, { status: 'failed', tries: 1, nextTryOn: null });
  });

  it('is over when its period was paid another way', async () => {
    const till = await planned(engine, good);
    const renews = [{ serviceId: 'svc_a', periodStart: '2026-12-11', periodEnd: '2027-12-10' }];
    const { id } = await issue(till.bff, { services: ['svc_a'], renews });

    await payIn(till.bff, id, 12_000);

    const { status, nextTryOn } = await planOf(till);
    assert.deepEqual({ status, nextTryOn }, { status: 'paid', nextTryOn: null });
    await night(till, '2026-12-03');
    assert.deepEqual(await charges(till), []);
    await assertInOrder(till.bff);
  });

  it('is not taken before its day, were it moved since the run found it', async () => {
    const till = await planned(engine, good);
    const { id, nextTryOn } = await planOf(till);
    assert.equal(nextTryOn, '2026-12-03');

    await chargePlan(till.bff.deps, id);

    assert.equal((await planOf(till)).status, 'planned');
    assert.deepEqual(await charges(till), []);
  });

  it('is canceled when its service was renewed without it', async () => {
    const till = await planned(engine, good);
    await till.bff.deps.db.updateTable('service').set({ expiresOn: '2027-12-10' }).execute();

    await night(till, '2026-12-03');

    assert.equal((await planOf(till)).status, 'canceled');
    assert.deepEqual(await charges(till), []);
  });

  it('stays stopped when the attempt that it had begun fails, but not when its money comes', async () => {
    const till = await planned(engine, needsTheCustomer);
    await night(till, '2026-12-03');
    const { id, status, paymentId } = await planOf(till);
    assert.equal(status, 'action_required');
    await till.bff.deps.db.updateTable('scheduledPayment').set({ status: 'stopped' }).execute();
    const note = (outcome: 'failed' | 'paid') =>
      inWrite(till.bff.deps, (write) =>
        noteOutcome(till.bff.deps, write, id, { paymentId, status: outcome, failureCode: null, hard: false }),
      );

    await note('failed');
    assert.equal((await planOf(till)).status, 'stopped');
    await note('paid');
    assert.equal((await planOf(till)).status, 'paid');
  });

  it('is taken once, were it found by several at the same time', async () => {
    const till = await planned(engine, good);
    till.clock.set('2026-12-03T09:00:00.000Z');
    const { id } = await planOf(till);

    await Promise.allSettled([1, 2, 3].map(() => chargePlan(till.bff.deps, id)));
    await chargePlan(till.bff.deps, id);
    await settleDown(till);

    const { status, tries } = await planOf(till);
    assert.deepEqual({ status, tries }, { status: 'paid', tries: 1 });
    assert.equal((await charges(till)).length, 1);
    await assertInOrder(till.bff);
  });
});
