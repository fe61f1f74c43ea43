import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { credit } from '../../../bff/flows/refund.ts';
import { onBothEngines } from '../../support/engines.ts';
import { problemOf } from '../../support/visitor.ts';
import { assertInOrder, customer, issue, payIn, rowOf } from '../invoices/desk.ts';
import { openTill, settleDown, type Till } from './till.ts';

const good = '4242424242424242';
const whoseRefundsFail = '4000000000005126';
let keys = 0;

const post = (till: Till, path: string, body: object): Promise<Response> =>
  till.bff.call(path, {
    method: 'POST',
    session: till.session,
    headers: { 'idempotency-key': `credit-refund-test-${++keys}` },
    body,
  });

/** An invoice paid by card, then credited to the customer's credit; answers the credit note. */
async function paidAndCredited(till: Till, card = good): Promise<{ id: string; number: string }> {
  const method = await till.saveCard(card);
  const { id } = await issue(till.bff);
  assert.equal((await post(till, '/api/payments', { invoices: [{ id }], method })).status, 200);
  await settleDown(till);
  return credit(till.bff.deps, {
    customerId: customer,
    invoiceId: id,
    reason: 'Geste',
    settlement: 'wallet',
  });
}

const wallet = async ({ bff, session }: Till): Promise<Output<'getWallet'>> =>
  (await (await bff.call('/api/wallet', { session })).json()) as Output<'getWallet'>;

onBothEngines('credit asked back', (engine) => {
  it('goes to the card that paid, is followed to its end, and cannot be spent meanwhile', async () => {
    const till = await openTill(engine);
    const note = await paidAndCredited(till);
    const before = await wallet(till);
    assert.deepEqual(
      [before.balance.cents, before.refundable.cents, before.actions.refund.allowed],
      [12_000, 12_000, true],
    );
    assert.deepEqual(
      [before.entries[0]?.originNumber, before.entries[0]?.origin],
      [note.number, 'credit-note'],
    );

    till.clock.advance(1000);
    const answer = (await (await post(till, '/api/wallet/refunds', {})).json()) as Output<'refundCredit'>;
    assert.deepEqual([answer.refunded.cents, answer.left.cents], [12_000, 0]);
    assert.equal((await rowOf(till.bff, note.id)).state, 'issued', 'on its way');
    assert.equal((await wallet(till)).balance.cents, 0);
    assert.equal((await problemOf(await post(till, '/api/wallet/refunds', {}))).reason, 'already-refunded');
    await settleDown(till);

    assert.equal((await rowOf(till.bff, note.id)).state, 'refunded');
    const after = await wallet(till);
    assert.deepEqual([after.entries[0]?.use, after.entries[0]?.refund], ['refund', 'succeeded']);
    const shown = await till.bff.call(`/api/invoices/${note.id}`, { session: till.session });
    const { refunds } = (await shown.json()) as Output<'getInvoice'>;
    assert.deepEqual([refunds[0]?.status, refunds[0]?.method?.last4], ['succeeded', '4242']);
    await assertInOrder(till.bff);
  });

  it('goes back to a card whose dispute was closed in our favour, and to none while it is open or lost', async () => {
    for (const [outcome, refundable] of [
      ['won', 12_000],
      ['lost', 0],
    ] as const) {
      const till = await openTill(engine);
      await paidAndCredited(till, '4000000000000259');
      till.clock.advance(2000);
      await settleDown(till);
      assert.equal((await wallet(till)).refundable.cents, 0, 'open');
      const { id } = await till.bff.deps.db.selectFrom('payment').select('id').executeTakeFirstOrThrow();
      await till.closeDispute(id, outcome);
      await settleDown(till);

      assert.equal((await wallet(till)).refundable.cents, refundable, outcome);
      const answer = await post(till, '/api/wallet/refunds', {});
      assert.equal(answer.status, refundable > 0 ? 200 : 409);
      await settleDown(till);
      await assertInOrder(till.bff);
    }
  });

  it('is sent back once, however often it is asked at once', async () => {
    const till = await openTill(engine);
    await paidAndCredited(till);

    const answers = await Promise.all(Array.from({ length: 8 }, () => post(till, '/api/wallet/refunds', {})));
    await settleDown(till);

    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    const refunds = await till.bff.deps.db.selectFrom('refund').selectAll().execute();
    assert.deepEqual(
      refunds.map(({ cents, status }) => [cents, status]),
      [[12_000, 'succeeded']],
    );
    await assertInOrder(till.bff);
  });

  it('becomes credit again when the bank refuses it, with its origin', async () => {
    const till = await openTill(engine);
    const { bff } = till;
    const note = await paidAndCredited(till, whoseRefundsFail);
    await post(till, '/api/wallet/refunds', {});
    await settleDown(till);
    assert.equal((await rowOf(bff, note.id)).state, 'refunded', 'the bank took it at first');
    till.clock.advance(86_400_000);
    await settleDown(till);

    assert.equal((await rowOf(bff, note.id)).state, 'available');
    const session = await bff.signInAs('per_camille', customer);
    assert.equal((await wallet({ ...till, session })).balance.cents, 12_000);
    const lines = await bff.deps.db
      .selectFrom('journal')
      .where('kind', '=', 'refund')
      .select('cents')
      .execute();
    assert.deepEqual(
      lines.map(({ cents }) => cents),
      [12_000, -12_000],
      'the journal takes it back',
    );
    await assertInOrder(bff);
  });

  it('leaves what no payment can take: credit that was paid by other credit, or a payment that the bank contests', async () => {
    const till = await openTill(engine);
    await paidAndCredited(till);
    await till.bff.deps.db.updateTable('payment').set({ disputed: 1 }).execute();

    const { refundable, actions } = await wallet(till);

    assert.equal(refundable.cents, 0);
    assert.deepEqual(actions.refund, { allowed: false, reason: 'already-refunded' });
    assert.equal((await problemOf(await post(till, '/api/wallet/refunds', {}))).reason, 'already-refunded');
    assert.equal((await wallet(till)).balance.cents, 12_000);
  });

  it('gives a payment that came too late back to its own means', async () => {
    const till = await openTill(engine);
    const { bff } = till;
    const { id } = await issue(bff);
    const late = await payIn(bff, id, 15_000);
    assert.equal((await wallet(till)).balance.cents, 3000);

    const answer = (await (await post(till, '/api/wallet/refunds', {})).json()) as Output<'refundCredit'>;

    assert.equal(answer.refunded.cents, 3000);
    const refund = await bff.deps.db.selectFrom('refund').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([refund.paymentId, refund.creditNoteId, refund.cents], [late, '', 3000]);
    await assertInOrder(bff);
  });
});
