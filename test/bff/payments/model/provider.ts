import assert from 'node:assert/strict';
import { reconcile } from '../../../../bff/flows/nightly-run.ts';
import { settleDown } from '../till.ts';
import { assertSound, type Account } from './account.ts';

const open = new Set(['created', 'processing']);

/** Lets everything under way come to its end, then holds our books against the provider's: each charge once, to the cent. */
export async function assertReconciled(account: Account): Promise<void> {
  const { till, actor } = account;
  till.psp.faults({ hangAfter: 0, dropBefore: 0, copies: 1, reorder: false });
  for (let turn = 0; turn < 12; turn++) {
    till.clock.advance(3_600_000);
    await settleDown(till);
    await reconcile(till.bff.deps);
  }
  await assertSound(account);
  const { db, payments } = till.bff.deps;
  const holder = await db
    .selectFrom('paymentCustomer')
    .where('customerId', '=', actor.customerId)
    .select('ref')
    .executeTakeFirstOrThrow();
  const ours = await db
    .selectFrom('payment')
    .where('customerId', '=', actor.customerId)
    .selectAll()
    .execute();
  for (const { id, status, receivedCents, refundedCents } of ours) {
    assert.ok(!open.has(status), `${id} is still ${status}`);
    const taken = (await payments.findPayments({ customer: holder.ref, reference: id })).filter(
      ({ received }) => received > 0,
    );
    assert.ok(taken.length <= 1, `${id} was charged ${taken.length} times`);
    assert.equal(taken[0]?.received ?? 0, receivedCents, `${id} at the provider`);
    assert.equal(taken[0]?.refunded ?? 0, refundedCents, `refunds of ${id} at the provider`);
  }
}

/** Takes an account out of the nights to come. */
export async function leaveAlone({ till, actor }: Account): Promise<void> {
  const { db } = till.bff.deps;
  await db
    .updateTable('service')
    .set({ renewal: 'manual' })
    .where('customerId', '=', actor.customerId)
    .execute();
  await db
    .updateTable('scheduledPayment')
    .set({ status: 'canceled', nextTryOn: null })
    .where('customerId', '=', actor.customerId)
    .where('status', 'in', ['planned', 'failed'])
    .execute();
}
