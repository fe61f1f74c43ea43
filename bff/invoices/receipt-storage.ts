import { sql, type Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { matching, type Bound } from './filter-storage.ts';

const together = 500;

/** Money that came in for an invoice, or (negative) went back for a credit note. */
export interface Money {
  readonly at: string;
  readonly reference: string;
  readonly customerNumber: string;
  readonly name: string;
  readonly amount: number;
}

/**
 * Money in and out for the documents of a filter, in the order of time, a bite in memory at a time; `from` and `to` bound
 * the instant, the end excluded.
 */
export async function* moneyBetween(
  db: Kysely<Tables>,
  filter: Bound,
  { from, to }: { readonly from: string; readonly to: string },
): AsyncGenerator<Money> {
  let after = { at: '', key: '' };
  for (;;) {
    const rows = await db
      .selectFrom(moves(db, filter).as('m'))
      .innerJoin('customer as c', 'c.id', 'm.customerId')
      .where('m.at', '>=', from)
      .where('m.at', '<', to)
      .where((e) => e(e.refTuple('m.at', 'm.key'), '>', e.tuple(after.at, after.key)))
      .select(['m.at', 'm.key', 'm.reference', 'm.cents', 'c.number', 'c.name'])
      .orderBy('m.at')
      .orderBy('m.key')
      .limit(together)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    for (const { at, reference, number, name, cents } of rows)
      yield { at, reference, customerNumber: number, name, amount: cents };
    after = { at: last.at, key: last.key };
  }
}

const moves = (db: Kysely<Tables>, filter: Bound) =>
  db
    .selectFrom('allocation as a')
    .where('a.customerId', '=', filter.customerId)
    .where('a.source', '=', 'payment')
    .where('a.invoiceId', 'in', matching(db, filter).select('id'))
    .select((e) => [
      'a.at',
      'a.customerId',
      'a.sourceId as reference',
      'a.cents',
      sql<string>`${e.ref('a.invoiceId')} || ' ' || ${e.ref('a.sourceId')}`.as('key'),
    ])
    .unionAll(
      db
        .selectFrom('refund as r')
        .where('r.customerId', '=', filter.customerId)
        .where('r.status', '=', 'succeeded')
        .where('r.endedAt', 'is not', null)
        .where('r.creditNoteId', 'in', matching(db, filter).select('id'))
        .select((e) => [
          e.fn.coalesce('r.endedAt', e.val('')).as('at'),
          'r.customerId',
          'r.id as reference',
          sql<number>`-${e.ref('r.cents')}`.as('cents'),
          'r.id as key',
        ]),
    );
