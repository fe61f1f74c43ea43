import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Invoice } from '../../../components/contract/invoice-detail.ts';
import { credit } from '../../../bff/flows/refund.ts';
import { reject } from '../../../bff/invoices/disputes.ts';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { problemOf } from '../../support/visitor.ts';
import {
  addAccount,
  arrive,
  assertInOrder,
  customer,
  issue,
  line,
  openAttempt,
  payIn,
  rowOf,
} from './desk.ts';

let keys = 0;

const contest = (bff: TestBff, session: string, id: string, more = {}): Promise<Response> =>
  bff.call(`/api/invoices/${id}/dispute`, {
    method: 'POST',
    session,
    headers: { 'idempotency-key': `dispute-of-a-test-${++keys}` },
    body: { reason: 'wrong-amount', message: 'Le prix convenu était de 100 €.', ...more },
  });

const read = async (bff: TestBff, session: string, id: string): Promise<Invoice> =>
  (await (await bff.call(`/api/invoices/${id}`, { session })).json()) as Invoice;

onBothEngines('a disputed invoice', ({ open }) => {
  it('is shown as such everywhere, its due date frozen, until the customer withdraws', async () => {
    const bff = await open();
    await addAccount(bff);
    const { id } = await issue(bff);
    bff.clock.set('2027-01-10T09:00:00.000Z');
    const session = await bff.signInAs('per_camille', customer);
    assert.equal((await read(bff, session, id)).state, 'overdue');

    assert.equal((await contest(bff, session, id)).status, 200);
    const disputed = await read(bff, session, id);

    assert.equal(disputed.state, 'in_dispute');
    assert.deepEqual(
      [
        disputed.dispute?.state,
        disputed.dispute?.amount.cents,
        disputed.dispute?.reason,
        disputed.dispute?.lines,
      ],
      ['open', 12_000, 'wrong-amount', []],
    );
    assert.equal(disputed.actions.pay?.allowed, true, 'one may still pay');
    assert.deepEqual(disputed.actions.dispute, { allowed: false, reason: 'in-dispute' });
    assert.equal(disputed.timeline[0]?.what, 'disputed');
    const listed = await bff.call('/api/invoices?state=in_dispute', { session });
    assert.equal(((await listed.json()) as { items: unknown[] }).items.length, 1);
    const late = await bff.call('/api/invoices?state=overdue', { session });
    assert.deepEqual(((await late.json()) as { items: unknown[] }).items, []);
    assert.equal((await problemOf(await contest(bff, session, id))).reason, 'in-dispute');

    const withdraw = () =>
      bff.call(`/api/invoices/${id}/dispute/withdraw`, { method: 'POST', session, body: {} });
    assert.equal((await withdraw()).status, 200);
    assert.equal((await withdraw()).status, 200, 'harmless again');
    const after = await read(bff, session, id);
    assert.deepEqual(
      [after.state, after.dispute?.state, after.dispute !== undefined],
      ['overdue', 'withdrawn', true],
    );
    assert.deepEqual(after.actions.withdraw, { allowed: false, reason: 'over' });
    await assertInOrder(bff);
  });

  it('may be contested line by line, and ends with the credit note that answers it', async () => {
    const bff = await open();
    await addAccount(bff);
    const { id } = await issue(bff, { lines: [line(8000), line(4000, { name: 'Option jamais demandée' })] });
    const session = await bff.signInAs('per_camille', customer);
    await contest(bff, session, id, { lines: ['2'], reason: 'not-ordered' });
    const contested = await read(bff, session, id);
    assert.deepEqual(contested.dispute?.lines, ['Option jamais demandée']);
    assert.equal((await rowOf(bff, id)).disputedCents, 4000);

    const note = await credit(bff.deps, {
      customerId: customer,
      invoiceId: id,
      lines: [{ id: '2', quantity: 10_000 }],
      reason: 'Option retirée',
      settlement: 'wallet',
    });

    const after = await read(bff, session, id);
    assert.deepEqual(
      [after.dispute?.state, after.state, after.due.cents],
      ['credited', 'partially_paid', 8000],
    );
    assert.deepEqual(
      after.related.map(({ number, state }) => [number, state]),
      [[note.number, 'applied']],
    );
    const back = await read(bff, session, note.id);
    assert.equal(back.related[0]?.id, id, 'and the other way');
    await assertInOrder(bff);
  });

  it('may be answered: the answer is shown, and the invoice is due again', async () => {
    const bff = await open();
    await addAccount(bff);
    const { id } = await issue(bff);
    const session = await bff.signInAs('per_camille', customer);
    await contest(bff, session, id);

    await reject(bff.deps, customer, id, 'Le tarif de mars s’applique.');

    const after = await read(bff, session, id);
    assert.deepEqual(
      [after.state, after.dispute?.state, after.dispute?.answer],
      ['open', 'rejected', 'Le tarif de mars s’applique.'],
    );
    assert.equal((await contest(bff, session, id)).status, 200, 'it may be contested again');
    assert.equal((await read(bff, session, id)).dispute?.state, 'open');
  });

  it('stays paid when it was, and a fully credited one or a credit note cannot be contested', async () => {
    const bff = await open();
    await addAccount(bff);
    const paid = await issue(bff);
    await payIn(bff, paid.id, 12_000);
    const credited = await issue(bff);
    const note = await credit(bff.deps, {
      customerId: customer,
      invoiceId: credited.id,
      reason: 'Erreur',
      settlement: 'offset',
    });
    const session = await bff.signInAs('per_camille', customer);

    assert.equal((await contest(bff, session, paid.id)).status, 200);
    assert.equal((await read(bff, session, paid.id)).state, 'paid');
    for (const id of [credited.id, note.id])
      assert.equal((await problemOf(await contest(bff, session, id))).reason, 'already-refunded');
  });

  it('refuses lines that it does not have, an empty message, and strangers; and one of ten at once wins', async () => {
    const bff = await open();
    await addAccount(bff);
    await addAccount(bff, { customerId: 'cus_b', personId: 'per_b' });
    const { id } = await issue(bff);
    const session = await bff.signInAs('per_camille', customer);
    const stranger = await bff.signInAs('per_b', 'cus_b');

    assert.equal(
      (await problemOf(await contest(bff, session, id, { lines: ['7'] }))).errors?.[0]?.pointer,
      '/lines',
    );
    assert.equal(
      (await problemOf(await contest(bff, session, id, { message: ' ' }))).errors?.[0]?.pointer,
      '/message',
    );
    assert.equal((await contest(bff, session, id, { reason: 'because' })).status, 400);
    assert.equal((await contest(bff, stranger, id)).status, 404);
    const answers = await Promise.all(Array.from({ length: 10 }, () => contest(bff, session, id)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal((await bff.deps.db.selectFrom('invoiceDispute').selectAll().execute()).length, 1);
  });
});

onBothEngines('one document', ({ open }) => {
  it('tells both ways between payments and invoices, and what happened when', async () => {
    const bff = await open();
    await addAccount(bff);
    const [one, two] = [await issue(bff), await issue(bff, { lines: [line(5000)] })];
    const parts = [
      { invoiceId: one.id, cents: 12_000 },
      { invoiceId: two.id, cents: 5000 },
    ];
    const payment = await openAttempt(bff, ...parts);
    bff.clock.advance(3_600_000);
    await arrive(bff, payment, 17_000);
    const session = await bff.signInAs('per_camille', customer);

    const shown = await read(bff, session, one.id);
    const paid = (await (await bff.call('/api/payments', { session })).json()) as {
      items: { allocations: { invoiceId: string; amount: { cents: number } }[] }[];
    };

    assert.deepEqual(
      shown.payments.map((it) => [it.id, it.amount.cents, it.whole.cents, it.others]),
      [
        [
          payment,
          12_000,
          17_000,
          [{ id: two.id, number: two.number, amount: { cents: 5000, currency: 'EUR' } }],
        ],
      ],
    );
    assert.deepEqual(
      paid.items[0]?.allocations.map(({ invoiceId, amount }) => [invoiceId, amount.cents]).toSorted(),
      [
        [one.id, 12_000],
        [two.id, 5000],
      ].toSorted(),
    );
    assert.deepEqual(
      shown.timeline.map(({ what, facts }) => [what, facts['cents']]),
      [
        ['paid', '12000'],
        ['issued', undefined],
      ],
    );
  });
});
