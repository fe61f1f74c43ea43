import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sql } from 'kysely';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { checkLedger } from '../../../bff/invoices/ledger/check.ts';
import { onBothEngines } from '../../support/engines.ts';
import type { TestBff } from '../../support/bff.ts';
import { addAccount, assertInOrder, issue, line, payIn } from './desk.ts';

const closures = ({ deps }: TestBff) =>
  deps.db.selectFrom('journalClosure').selectAll().orderBy('seller').orderBy('sequence').execute();

const night = async (bff: TestBff, day: string): Promise<void> => {
  bff.clock.set(`${day}T05:00:00.000Z`);
  await runNightly(bff.deps, 'one');
};

const rulesBroken = async ({ deps }: TestBff): Promise<string[]> =>
  [...new Set((await checkLedger(deps)).map(({ rule }) => rule))].sort();

/** Takes the triggers away, as somebody with the keys of the database could. */
async function unguard({ deps }: TestBff, table: string): Promise<void> {
  const on = deps.engine === 'postgres' ? ` on "${table}"` : '';
  for (const name of ['kept', 'unaltered'])
    await sql.raw(`drop trigger "${table}_${name}"${on}`).execute(deps.db);
}

onBothEngines('closures of the journal', ({ open, name }) => {
  it('fix each day that is over, then its month and its year, for each seller, once', async () => {
    const bff = await open();
    await addAccount(bff);
    const dueOn = '2027-02-01';
    bff.clock.set('2026-12-29T09:00:00.000Z');
    const first = await issue(bff, { dueOn });
    await payIn(bff, first.id, 12_000);
    bff.clock.set('2026-12-31T22:59:59.000Z'); // still the last day of the year in Paris
    await issue(bff, { dueOn, lines: [line(5000)] });
    bff.clock.set('2026-12-31T23:00:00.000Z'); // the first of January there
    await issue(bff, { dueOn, lines: [line(700)] });

    await night(bff, '2027-01-01');
    await night(bff, '2027-01-01');
    const closed = await closures(bff);

    assert.deepEqual(
      closed.map(({ kind, period, fromNumber, toNumber }) => [kind, period, fromNumber, toNumber]),
      [
        ['day', '2026-12-29', 1, 3],
        ['day', '2026-12-30', 4, 3],
        ['day', '2026-12-31', 4, 4],
        ['month', '2026-12', 1, 4],
        ['year', '2026', 1, 4],
      ],
    );
    assert.deepEqual(JSON.parse(closed[3]?.sums ?? ''), {
      byKind: {
        allocation: { lines: 1, cents: 12_000 },
        invoice: { lines: 2, cents: 17_000 },
        payment: { lines: 1, cents: 12_000 },
      },
      grandTotal: 12_000,
    });
    await night(bff, '2027-01-02');
    const next = (await closures(bff)).at(-1);
    assert.deepEqual([next?.period, next?.fromNumber, next?.toNumber], ['2027-01-01', 5, 5]);
    assert.equal(next?.previousHash, closed.at(-1)?.hash);
    await assertInOrder(bff);
  });

  it('cannot be altered, deleted, replaced or emptied, nor can the journal', async () => {
    const bff = await open();
    await addAccount(bff);
    await issue(bff);
    await night(bff, '2026-11-25');
    const { db } = bff.deps;

    await assert.rejects(db.updateTable('journalClosure').set({ sums: '{}' }).execute(), /never altered/);
    await assert.rejects(db.deleteFrom('journalClosure').execute(), /never/);
    await assert.rejects(db.updateTable('journal').set({ cents: 1 }).execute(), /never altered/);
    await assert.rejects(db.deleteFrom('journal').execute(), /never/);
    for (const table of ['journal', 'journalClosure', 'invoiceDocument'] as const) {
      const [row] = await db.selectFrom(table).selectAll().execute();
      const replace =
        name === 'SQLite'
          ? db
              .replaceInto(table)
              .values(row as never)
              .execute()
          : sql.raw(`truncate "${table}"`).execute(db);
      await assert.rejects(replace, /never altered/, table);
    }
    await assertInOrder(bff);
  });

  it('show one line altered behind the triggers, even with its chain made anew', async () => {
    const bff = await open();
    await addAccount(bff);
    await issue(bff);
    bff.clock.advance(60_000);
    const { db } = bff.deps;
    await night(bff, '2026-11-24');
    assert.deepEqual(await rulesBroken(bff), []);

    await unguard(bff, 'journal');
    await db.updateTable('journal').set({ cents: 1 }).where('number', '=', 1).execute();

    assert.deepEqual(await rulesBroken(bff), ['closures', 'documents', 'journal']);
  });

  it('show an end that was cut off together with its head', async () => {
    const bff = await open();
    await addAccount(bff);
    const first = await issue(bff);
    await payIn(bff, first.id, 12_000);
    await night(bff, '2026-11-24');
    const { db } = bff.deps;
    await unguard(bff, 'journal');
    const kept = await db
      .selectFrom('journal')
      .where('number', '=', 2)
      .select('hash')
      .executeTakeFirstOrThrow();
    await db.deleteFrom('journal').where('number', '=', 3).execute();
    await db.updateTable('journalHead').set({ number: 2, hash: kept.hash }).execute();

    assert.deepEqual(await rulesBroken(bff), ['closures'], 'the chain alone looks whole');
  });

  it('show a closure that was altered, and one taken out', async () => {
    const bff = await open();
    await addAccount(bff);
    await issue(bff);
    await night(bff, '2026-11-26');
    const { db } = bff.deps;
    await unguard(bff, 'journalClosure');
    const [, second] = await closures(bff);
    await db
      .updateTable('journalClosure')
      .set({ closedAt: '2026-01-01' })
      .where('sequence', '=', 2)
      .execute();
    assert.deepEqual(await rulesBroken(bff), ['closures']);
    await db
      .updateTable('journalClosure')
      .set({ closedAt: second?.closedAt ?? '' })
      .where('sequence', '=', 2)
      .execute();
    assert.deepEqual(await rulesBroken(bff), []);
    await db.deleteFrom('journalClosure').where('sequence', '=', 1).execute();

    assert.deepEqual(await rulesBroken(bff), ['closures']);
  });
});
