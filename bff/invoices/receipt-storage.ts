import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { matching, type Bound } from './filter-storage.ts';

const together = 500;

/** Money that came in, or (negative) went back, and credit that was used. */
export interface Money {
  readonly at: string;
  /** `advance`: it settled nothing and is the customer's credit, or comes out of it. */
  readonly what: 'settled' | 'advance' | 'credit-used';
  readonly reference: string;
  readonly customerNumber: string;
  readonly name: string;
  readonly amount: number;
  /** Who took it: `transfer` for the bank itself. */
  readonly provider: string;
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
      .select(['m.at', 'm.key', 'm.what', 'm.reference', 'm.cents', 'm.provider', 'c.number', 'c.name'])
      .orderBy('m.at')
      .orderBy('m.key')
      .limit(together)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    for (const { at, what, reference, number, name, cents, provider } of rows)
      yield { at, what, reference, customerNumber: number, name, amount: cents, provider };
    after = { at: last.at, key: last.key };
  }
}

interface Place {
  readonly from: string;
  readonly to: string;
  readonly after: { readonly at: string; readonly key: string };
}

/** The next bite of all directions: each is read from its place on and no further, so that a bite costs the same anywhere. */
const moves = (db: Kysely<Tables>, filter: Bound, place: Place) =>
  db
    .selectFrom(allocated(db, filter, place).as('a'))
    .selectAll()
    .unionAll(db.selectFrom(returned(db, filter, place).as('r')).selectAll())
    .unionAll(db.selectFrom(kept(db, filter, place).as('w')).selectAll());

const since = ({ from, after }: Place): string => (after.at > from ? after.at : from);
const isFrom = ({ after }: Place, at: RawBuilder<unknown>, key: RawBuilder<string>) =>
  sql<boolean>`(${at}, ${key}) > (${after.at}, ${after.key})`;

/** What invoices took: money of a payment, less what a lost dispute took back, and credit that had been an advance. */
function allocated(db: Kysely<Tables>, filter: Bound, place: Place) {
  const key = sql<string>`a."invoiceId" || ' ' || a."sourceId"`;
  return db
    .selectFrom('allocation as a')
    .leftJoin('payment as p', 'p.id', 'a.sourceId')
    .where('a.customerId', '=', filter.customerId)
    .where('a.at', '>=', since(place))
    .where('a.at', '<', place.to)
    .where((e) =>
      e.or([
        e('a.source', 'in', ['payment', 'dispute']),
        e.and([e('a.source', '=', 'wallet'), e('a.sourceId', 'like', 'payment:%')]),
      ]),
    )
    .where((e) =>
      e.exists(matching(db, filter).where('invoice.id', '=', sql.ref<string>('a.invoiceId')).select('id')),
    )
    .where(isFrom(place, sql`a."at"`, key))
    .select([
      'a.at',
      'a.customerId',
      sql<Money['what']>`case when a."source" = 'wallet' then 'credit-used' else 'settled' end`.as('what'),
      'a.sourceId as reference',
      'a.cents',
      sql<string>`coalesce(p."provider", '')`.as('provider'),
      key.as('key'),
    ])
    .orderBy('a.at')
    .orderBy('key')
    .limit(together);
}

/** Refunds that arrived: of a credit note, or of credit that had been an advance. */
function returned(db: Kysely<Tables>, filter: Bound, place: Place) {
  return db
    .selectFrom('refund as r')
    .where('r.customerId', '=', filter.customerId)
    .where('r.status', '=', 'succeeded')
    .where('r.endedAt', '>=', since(place))
    .where('r.endedAt', '<', place.to)
    .where((e) =>
      e.or([
        e.exists(
          matching(db, filter).where('invoice.id', '=', sql.ref<string>('r.creditNoteId')).select('id'),
        ),
        ...(seesAdvances(filter) && filter.seller === collector ? [e('r.creditNoteId', '=', '')] : []),
      ]),
    )
    .where(isFrom(place, sql`r."endedAt"`, sql<string>`r."id"`))
    .select((e) => [
      e.fn.coalesce('r.endedAt', e.val('')).as('at'),
      'r.customerId',
      sql<Money['what']>`case when r."creditNoteId" = '' then 'advance' else 'settled' end`.as('what'),
      'r.id as reference',
      sql<number>`-${e.ref('r.cents')}`.as('cents'),
      sql<string>`''`.as('provider'),
      'r.id as key',
    ])
    .orderBy('r.endedAt')
    .orderBy('r.id')
    .limit(together);
}

/** Advances belong to no document: a delegate with listed services does not see them. */
const seesAdvances = ({ visible }: Bound): boolean => visible === 'all';
/** Whose provider account collects, as in the journal. */
const collector = 'host';

/** What of a payment settled nothing, and what a lost dispute took of that; in the books of whoever's account it came to. */
function kept(db: Kysely<Tables>, filter: Bound, place: Place) {
  return db
    .selectFrom('walletEntry as w')
    .innerJoin('payment as p', 'p.id', 'w.originId')
    .leftJoin('bankLine as b', (on) => on.onRef('b.id', '=', 'p.ref').on('p.provider', '=', 'transfer'))
    .where('w.customerId', '=', filter.customerId)
    .where('w.origin', '=', 'payment')
    .where((e) => e.or([e.and([e('w.use', '=', ''), e('w.useId', '=', '')]), e('w.use', '=', 'dispute')]))
    .where(sql<boolean>`coalesce(b."seller", ${collector}) = ${filter.seller ?? collector}`)
    .$if(!seesAdvances(filter), (q) => q.where(sql<boolean>`1 = 0`))
    .where('w.at', '>=', since(place))
    .where('w.at', '<', place.to)
    .where(isFrom(place, sql`w."at"`, sql<string>`w."id"`))
    .select([
      'w.at',
      'w.customerId',
      sql<Money['what']>`'advance'`.as('what'),
      'w.originId as reference',
      'w.cents',
      'p.provider',
      'w.id as key',
    ])
    .orderBy('w.at')
    .orderBy('w.id')
    .limit(together);
}
