import assert from 'node:assert/strict';
import { it } from 'node:test';
import { credit } from '../../../bff/flows/refund.ts';
import { allocate, applyCredit } from '../../../bff/invoices/ledger/allocate.ts';
import { checkLedger } from '../../../bff/invoices/ledger/check.ts';
import { journalise } from '../../../bff/invoices/ledger/journal.ts';
import { inWrite } from '../../../bff/storage/write.ts';
import { onBothEngines } from '../../support/engines.ts';
import type { TestBff } from '../../support/bff.ts';
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

const rulesBroken = async ({ deps }: TestBff): Promise<string[]> =>
  [...new Set((await checkLedger(deps)).map(({ rule }) => rule))].sort();

/** Gives back a paid invoice as credit that the customer keeps. */
async function keepCredit(bff: TestBff, cents: number): Promise<void> {
  const { id } = await issue(bff, { lines: [line(cents)] });
  await payIn(bff, id, cents);
  await credit(bff.deps, { customerId: customer, invoiceId: id, reason: 'Geste', settlement: 'wallet' });
}

onBothEngines('the ledger', ({ open }) => {
  it('settles an invoice once however often the same money is told, at once and again', async () => {
    const bff = await open();
    await addAccount(bff);
    const invoice = await issue(bff);
    const payment = await openAttempt(bff, { invoiceId: invoice.id, cents: 12_000 });

    await Promise.all(Array.from({ length: 20 }, () => arrive(bff, payment, 12_000)));
    await arrive(bff, payment, 12_000);

    const { paidCents, dueCents, state } = await rowOf(bff, invoice.id);
    assert.deepEqual({ paidCents, dueCents, state }, { paidCents: 12_000, dueCents: 0, state: 'paid' });
    await assertInOrder(bff);
  });

  it('takes the same money once for a part, whoever settles with it again', async () => {
    const bff = await open();
    await addAccount(bff);
    const invoice = await issue(bff);
    const payment = await payIn(bff, invoice.id, 4000);

    const { taken, nowPaid } = await inWrite(bff.deps, (write) =>
      allocate(bff.deps, write, {
        customerId: customer,
        invoiceId: invoice.id,
        source: 'payment',
        sourceId: payment,
        cents: 4000,
      }),
    );

    assert.deepEqual({ taken, nowPaid }, { taken: 0, nowPaid: false });
    assert.equal((await rowOf(bff, invoice.id)).paidCents, 4000);
    await assertInOrder(bff);
  });

  it('writes what happened once into the journal, and is not troubled by a repeat', async () => {
    const bff = await open();
    await addAccount(bff);
    const entry = {
      seller: 'host',
      kind: 'payment',
      ref: 'pay_once',
      customerId: customer,
      cents: 1200,
      data: {},
    } as const;
    const write = () => inWrite(bff.deps, (tx) => journalise(tx, '2026-11-23T09:00:00.000Z', entry));

    await write();
    await write();

    const lines = await bff.deps.db.selectFrom('journal').where('ref', '=', 'pay_once').selectAll().execute();
    assert.equal(lines.length, 1);
  });

  it('spends no credit twice, were several invoices paid with it at the same time', async () => {
    const bff = await open();
    await addAccount(bff);
    await keepCredit(bff, 3000);
    const invoices = [];
    for (let i = 0; i < 6; i++) invoices.push(await issue(bff, { lines: [line(3000)] }));

    const used = await Promise.all(
      invoices.map(({ id }) =>
        inWrite(bff.deps, (write) => applyCredit(bff.deps, write, customer, id)).then((it) => it.used),
      ),
    );

    assert.equal(
      used.reduce((sum, cents) => sum + cents, 0),
      3000,
    );
    await assertInOrder(bff);
  });

  it('keeps what was not owed any more as credit', async () => {
    const bff = await open();
    await addAccount(bff);
    const invoice = await issue(bff);
    const payment = await openAttempt(bff, { invoiceId: invoice.id, cents: 12_000 });
    await credit(bff.deps, {
      customerId: customer,
      invoiceId: invoice.id,
      reason: 'Erreur',
      settlement: 'offset',
    });

    await arrive(bff, payment, 12_000);

    const [entry] = await bff.deps.db.selectFrom('walletEntry').selectAll().execute();
    assert.deepEqual([entry?.cents, entry?.origin, entry?.originId], [12_000, 'payment', payment]);
    await assertInOrder(bff);
  });

  it('pays part by part, overdue until the last, and from credit no more than there is', async () => {
    const bff = await open();
    await addAccount(bff);
    await keepCredit(bff, 3000);
    const invoice = await issue(bff);
    await payIn(bff, invoice.id, 4000);
    assert.equal((await rowOf(bff, invoice.id)).state, 'partially_paid');
    bff.clock.set('2026-12-24T09:00:00.000Z');

    const spend = () => inWrite(bff.deps, (write) => applyCredit(bff.deps, write, customer, invoice.id));
    const used = (await Promise.all([spend(), spend(), spend()])).map((it) => it.used);

    assert.deepEqual(used.sort(), [0, 0, 3000]);
    const { state, dueCents } = await rowOf(bff, invoice.id);
    assert.deepEqual({ state, dueCents }, { state: 'overdue', dueCents: 5000 });
    await payIn(bff, invoice.id, 5000);
    assert.equal((await rowOf(bff, invoice.id)).state, 'paid');
    await assertInOrder(bff);
  });

  it('refuses to settle an invoice of another account', async () => {
    const bff = await open();
    await addAccount(bff);
    const { id } = await issue(bff);
    const settlement = {
      customerId: 'cus_b',
      invoiceId: id,
      source: 'payment',
      sourceId: 'pay_x',
      cents: 1,
    } as const;

    await assert.rejects(
      inWrite(bff.deps, (write) => allocate(bff.deps, write, settlement)),
      /no invoice/,
    );
  });

  it('is checked every day: each kind of damage is found and named', async () => {
    const bff = await open();
    await addAccount(bff);
    const { db } = bff.deps;
    const invoice = await issue(bff);
    await payIn(bff, invoice.id, 12_000);
    assert.deepEqual(await rulesBroken(bff), []);

    await db.updateTable('invoice').set({ paidCents: 11_000 }).where('id', '=', invoice.id).execute();
    assert.deepEqual(await rulesBroken(bff), ['invoices']);
    await db.updateTable('invoice').set({ paidCents: 12_000 }).where('id', '=', invoice.id).execute();
    await db.updateTable('documentSequence').set({ last: 2 }).execute();
    assert.deepEqual(await rulesBroken(bff), ['series']);
    await db.updateTable('documentSequence').set({ last: 1 }).execute();
    await db.updateTable('payment').set({ receivedCents: 13_000 }).execute();
    assert.deepEqual(await rulesBroken(bff), ['payments']);
    await db.updateTable('payment').set({ receivedCents: 12_000 }).execute();
    await db
      .updateTable('journalHead')
      .set({ hash: '0'.repeat(64) })
      .execute();
    assert.deepEqual(await rulesBroken(bff), ['journal'], 'a cut-off end shows against the head');
  });
});
