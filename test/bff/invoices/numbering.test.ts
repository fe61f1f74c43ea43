import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { finalize } from '../../../bff/invoices/ledger/finalize.ts';
import { inWrite, type Write } from '../../../bff/storage/write.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addAccount, assertInOrder, draft, issue, line, rowOf } from './desk.ts';

onBothEngines('numbers of documents', ({ open }) => {
  it('200 finalisations at once, some undone at random, leave 1 to n without a hole', async () => {
    const bff = await open();
    await addAccount(bff);
    const fate = fc.constantFrom('kept', 'kept', 'undone at once', 'undone late', 'never begun' as const);
    let kept = 0;
    const numbers: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { minLength: 200, maxLength: 200 }), async (fates) => {
        const tries = fates.map((it) =>
          inWrite(bff.deps, async (write) => {
            if (it === 'never begun') throw new Error(it);
            const issued = await finalize(bff.deps, write, draft());
            if (it === 'undone late') await rowsOf(write);
            if (it !== 'kept') throw new Error(it);
            return issued.number;
          }),
        );
        for (const end of await Promise.allSettled(tries))
          if (end.status === 'fulfilled') numbers.push(end.value);
        kept += fates.filter((it) => it === 'kept').length;
      }),
      { numRuns: 2, endOnFailure: true },
    );

    const expected = Array.from({ length: kept }, (_, n) => `FA-2026-${String(n + 1).padStart(6, '0')}`);
    assert.deepEqual(numbers.sort(), expected);
    await assertInOrder(bff);
  });

  it('runs one series for each seller, kind and year', async () => {
    const bff = await open();
    await addAccount(bff);
    const numbers = [
      await issue(bff),
      await issue(bff, { seller: 'care', lines: [line(5000, { vatRate: 1000 })] }),
      await issue(bff),
    ];
    bff.clock.set('2026-12-31T23:30:00.000Z'); // half past midnight in Paris
    numbers.push(await issue(bff, { dueOn: '2027-01-31' }));

    assert.deepEqual(
      numbers.map(({ number }) => number),
      ['FA-2026-000001', 'FA-C2026-000001', 'FA-2026-000002', 'FA-2027-000001'],
    );
    await assertInOrder(bff);
  });

  it('issues nothing while the clock stands before the last document of the series', async () => {
    const bff = await open();
    await addAccount(bff);
    await issue(bff);
    bff.clock.set('2026-11-22T09:00:00.000Z');

    await assert.rejects(issue(bff), /the clock says 2026-11-22, but the series goes up to 2026-11-23/);
    bff.clock.set('2026-11-23T10:00:00.000Z');
    assert.equal((await issue(bff)).number, 'FA-2026-000002');
  });

  it('issues nothing to an account without a billing address, and nothing that breaks a legal rule', async () => {
    const bff = await open();
    await addAccount(bff);
    const badLine = line(1000, { vatRate: 1234 });

    await assert.rejects(issue(bff, { lines: [badLine] }), /FA-2026-000001 breaks/);
    await assert.rejects(issue(bff, { customerId: 'cus_nobody' }), { code: 'invalid-input' });
    assert.equal((await issue(bff)).number, 'FA-2026-000001', 'no number was used up');
  });

  it('keeps what the law wants unaltered: no statement changes or deletes it', async () => {
    const bff = await open();
    await addAccount(bff);
    const { id } = await issue(bff);
    await bff.jobs.drain();
    const { db } = bff.deps;
    const attacks = {
      'a total': () => db.updateTable('invoice').set({ totalCents: 1 }).where('id', '=', id).execute(),
      'a number': () => db.updateTable('invoice').set({ number: 'FA-1' }).where('id', '=', id).execute(),
      'a date': () => db.updateTable('invoice').set({ issuedOn: '2020-01-01' }).execute(),
      'an invoice away': () => db.deleteFrom('invoice').execute(),
      'a snapshot': () => db.updateTable('invoiceDocument').set({ snapshot: '{}' }).execute(),
      'a document away': () => db.deleteFrom('invoiceDocument').execute(),
      'a journal line': () => db.updateTable('journal').set({ cents: 1 }).execute(),
      'a journal line away': () => db.deleteFrom('journal').execute(),
    };
    for (const [what, attack] of Object.entries(attacks))
      await assert.rejects(attack(), /never (altered|deleted)/, what);

    await db.updateTable('invoice').set({ dueCents: 0, paidCents: 12_000, state: 'paid' }).execute();
    assert.equal((await rowOf(bff, id)).state, 'paid', 'what is not legal may change');
  });
});

/** Something else that the write reads before it fails: others wait meanwhile. */
const rowsOf = ({ tx }: Write): Promise<unknown> => tx.selectFrom('journal').selectAll().execute();
