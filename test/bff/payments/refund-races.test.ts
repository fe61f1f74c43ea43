import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { credit } from '../../../bff/flows/refund.ts';
import { openRefund, recordRefund, refundableOf, refundsFor } from '../../../bff/payments/refunds.ts';
import { inWrite, type Write } from '../../../bff/storage/write.ts';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { customer, issue, payIn } from '../invoices/desk.ts';
import { openTill, type Till } from './till.ts';

/** Whether a connection to this database waits for a lock that another one holds. */
async function somebodyWaits({ deps }: TestBff): Promise<boolean> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    deps.db,
  );
  return rows.length > 0;
}

/**
 * Two writes on two connections: the second begins while the first has done its work and not committed, and the first commits
 * once the second waits for it or is through. Answers what the second saw.
 */
async function meanwhile<T>(
  till: Till,
  first: (write: Write) => Promise<unknown>,
  second: (bff: TestBff, write: Write) => Promise<T>,
): Promise<T> {
  const other = await till.second();
  let seen: Promise<T> | undefined;
  await inWrite(till.bff.deps, async (write) => {
    await first(write);
    let isThrough = false;
    seen = inWrite(other.deps, (same) => second(other, same)).finally(() => (isThrough = true));
    seen.catch(() => {});
    while (!isThrough && !(await somebodyWaits(other))) await pause(5);
  });
  assert.ok(seen);
  return seen;
}

async function paidInvoice(till: Till): Promise<{ invoiceId: string; paymentId: string }> {
  const { id } = await issue(till.bff);
  return { invoiceId: id, paymentId: await payIn(till.bff, id, 12_000) };
}

onBothEngines('two connections that refund at the same time', (engine) => {
  // SQLite lets one write at a time by itself.
  if (engine.name === 'SQLite') return;
  const whole = (paymentId: string) => ({
    ...{ customerId: customer, paymentId, creditNoteId: '', cents: 12_000 },
  });

  it('see what the other is giving back of the same payment', async () => {
    const till = await openTill(engine);
    const { paymentId } = await paidInvoice(till);
    const { deps } = till.bff;

    const left = await meanwhile(
      till,
      async (write) => {
        await refundableOf(deps, write, paymentId);
        await openRefund(deps, write, whole(paymentId));
      },
      (other, write) => refundableOf(other.deps, write, paymentId),
    );

    assert.equal(left, 0);
  });

  it('open no second refund of what the other gives back for a credit note', async () => {
    const till = await openTill(engine);
    const { invoiceId, paymentId } = await paidInvoice(till);
    const { deps } = till.bff;

    const kept = await meanwhile(
      till,
      async (write) => {
        await refundableOf(deps, write, paymentId);
        await openRefund(deps, write, whole(paymentId));
      },
      (other, write) =>
        refundsFor(other.deps, write, {
          customerId: customer,
          invoiceId,
          creditNoteId: 'crn',
          cents: 12_000,
        }),
    );

    assert.equal(kept, 12_000, 'it stays as credit');
    const refunds = await deps.db.selectFrom('refund').select('cents').execute();
    assert.deepEqual(refunds, [{ cents: 12_000 }]);
  });

  it('do not call a refund done that the other has just seen fail', async () => {
    const till = await openTill(engine);
    const { paymentId } = await paidInvoice(till);
    const { deps } = till.bff;
    const id = await inWrite(deps, (write) => openRefund(deps, write, whole(paymentId)));
    const word = (status: 'failed' | 'succeeded') => ({ ref: 're_1', status, failureReason: null });

    const after = await meanwhile(
      till,
      (write) => recordRefund(deps, write, id, word('failed')),
      (other, write) => recordRefund(other.deps, write, id, word('succeeded')),
    );

    assert.equal(after?.status, 'failed');
    const { status } = await deps.db.selectFrom('refund').select('status').executeTakeFirstOrThrow();
    assert.equal(status, 'failed');
  });
});

onBothEngines('a credit note of a payment that a bank contests', (engine) => {
  for (const [how, outcome] of [
    ['nothing back while it is contested', 'open'],
    ['nothing back once it was taken back', 'lost'],
    ['nothing back while the provider marks it and has not said more', undefined],
    ['it back once the bank confirmed it', 'won'],
  ] as const)
    it(`sends ${how}`, async () => {
      const till = await openTill(engine);
      const { invoiceId, paymentId } = await paidInvoice(till);
      const { db } = till.bff.deps;
      await db.updateTable('payment').set({ disputed: 1 }).execute();
      const row = { provider: 'sandbox', ref: 'dsp_1', customerId: customer, paymentId, cents: 12_000 };
      const more = { status: 'x', reason: 'fraudulent', respondBy: null, takenCents: 0, openedAt: 'x' };
      if (outcome)
        await db
          .insertInto('dispute')
          .values({ ...row, ...more, outcome, endedAt: null })
          .execute();

      await credit(till.bff.deps, {
        ...{ customerId: customer, invoiceId, reason: 'Geste', settlement: 'refund' },
      });

      const refunds = await db.selectFrom('refund').select('cents').execute();
      const kept = await db.selectFrom('walletEntry').select('cents').execute();
      const [back, credited] = outcome === 'won' ? [[{ cents: 12_000 }], []] : [[], [{ cents: 12_000 }]];
      assert.deepEqual(refunds, back);
      assert.deepEqual(kept, credited);
    });
});
