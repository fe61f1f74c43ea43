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
      .selectFrom(moves(db, filter, { from, to, after }).as('m'))
      .innerJoin('customer as c', 'c.id', 'm.customerId')
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

interface Place {
  readonly from: string;
  readonly to: string;
  readonly after: { readonly at: string; readonly key: string };
}

/** The next bite of both directions: each is read from its place on and no further, so that a bite costs the same anywhere. */
const moves = (db: Kysely<Tables>, filter: Bound, place: Place) =>
  db
    .selectFrom(received(db, filter, place).as('a'))
    .selectAll()
    .unionAll(db.selectFrom(returned(db, filter, place).as('r')).selectAll());

const since = ({ from, after }: Place): string => (after.at > from ? after.at : from);

function received(db: Kysely<Tables>, filter: Bound, place: Place) {
  const key = sql<string>`a."invoiceId" || ' ' || a."sourceId"`;
  return db
    .selectFrom('allocation as a')
    .where('a.customerId', '=', filter.customerId)
    .where('a.at', '>=', since(place))
    .where('a.at', '<', place.to)
    .where('a.source', 'in', ['payment', 'dispute'])
    .where((e) =>
      e.exists(matching(db, filter).where('invoice.id', '=', sql.ref<string>('a.invoiceId')).select('id')),
    )
    .where(sql<boolean>`(a."at", ${key}) > (${place.after.at}, ${place.after.key})`)
    .select(['a.at', 'a.customerId', 'a.sourceId as reference', 'a.cents', key.as('key')])
    .orderBy('a.at')
    .orderBy('key')
    .limit(together);
}

function returned(db: Kysely<Tables>, filter: Bound, place: Place) {
  return db
    .selectFrom('refund as r')
    .where('r.customerId', '=', filter.customerId)
    .where('r.status', '=', 'succeeded')
    .where('r.endedAt', '>=', since(place))
    .where('r.endedAt', '<', place.to)
    .where((e) =>
      e.exists(matching(db, filter).where('invoice.id', '=', sql.ref<string>('r.creditNoteId')).select('id')),
    )
    .where(sql<boolean>`(r."endedAt", r."id") > (${place.after.at}, ${place.after.key})`)
    .select((e) => [
      e.fn.coalesce('r.endedAt', e.val('')).as('at'),
      'r.customerId',
      'r.id as reference',
      sql<number>`-${e.ref('r.cents')}`.as('cents'),
      'r.id as key',
    ])
    .orderBy('r.endedAt')
    .orderBy('r.id')
    .limit(together);
}
