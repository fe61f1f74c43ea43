import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { Seller } from '../../components/contract/shapes.ts';
import { matching, type Bound } from './filter-storage.ts';
import { collector } from './ledger/collector.ts';

const together = 500;

/** Money that came in, or (negative) went back, and credit that was used. */
export interface Money {
  readonly at: string;
  /**
   * `advance`: it settled nothing and is the customer's credit, or comes out of it. `owed-to-other`: our credit, an
   * advance or not, paid an invoice of the other seller; `owed-by-other`: the other way round. `collected-for-other`:
   * money that came to our account for the other's invoice; `collected-by-other`: money for ours that came to his.
   */
  readonly what:
    | 'settled'
    | 'advance'
    | 'credit-used'
    | 'owed-to-other'
    | 'advance-owed-to-other'
    | 'owed-by-other'
    | 'collected-for-other'
    | 'collected-by-other';
  /** The other seller, where one owes the other. */
  readonly other: Seller | '';
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
      .select([
        'm.at',
        'm.key',
        'm.what',
        'm.reference',
        'm.cents',
        'm.provider',
        'm.other',
        'c.number',
        'c.name',
      ])
      .orderBy('m.at')
      .orderBy('m.key')
      .limit(together)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    for (const { at, what, other, reference, number, name, cents, provider } of rows)
      yield { at, what, other, reference, customerNumber: number, name, amount: cents, provider };
    after = { at: last.at, key: last.key };
  }
}

const nobody = sql<Money['other']>`''`;

interface Place {
  readonly from: string;
  readonly to: string;
  readonly after: { readonly at: string; readonly key: string };
}

/**
 * The next bite of all directions: each is read from its place on and no further, so that a bite costs the same
 * anywhere.
 */
const moves = (db: Kysely<Tables>, filter: Bound, place: Place) =>
  db
    .selectFrom(allocated(db, filter, place).as('a'))
    .selectAll()
    .unionAll(db.selectFrom(returned(db, filter, place).as('r')).selectAll())
    .unionAll(db.selectFrom(kept(db, filter, place).as('w')).selectAll())
    .unionAll(db.selectFrom(used(db, filter, place).as('u')).selectAll());

const since = ({ from, after }: Place): string => (after.at > from ? after.at : from);

/** Whether what happened `at` is within the dates asked for and comes after the place that was read to. */
const isNext = (place: Place, at: RawBuilder<unknown>, key: RawBuilder<string>) =>
  sql<boolean>`${at} >= ${since(place)} and ${at} < ${place.to} and (${at}, ${key}) > (${place.after.at}, ${place.after.key})`;

/** Whose account a payment `p` came to, by the line `b` of a transfer. */
const holderOf = sql<Seller>`coalesce(b."seller", ${collector})`;

/** How money for a document of one seller that is held by another, or not, stands in the books of `seller`. */
const settledFor = (seller: Seller, document: RawBuilder<Seller>) => ({
  what: sql<Money['what']>`case when ${document} = ${holderOf} then 'settled'
    when ${document} = ${seller} then 'collected-by-other' else 'collected-for-other' end`,
  other: sql<
    Money['other']
  >`case when ${document} = ${holderOf} then '' when ${document} = ${seller} then ${holderOf}
    else ${document} end`,
});

/** Documents of both sellers that are seen: money may be for the one and with the other. */
const ofBoth = (db: Kysely<Tables>, filter: Bound, ref: string) =>
  matching(db, { ...filter, seller: undefined })
    .where('invoice.id', '=', sql.ref<string>(ref))
    .select('id');

/**
 * What invoices took of payments, less what a lost dispute took back or a refund without a credit note made due again.
 */
function allocated(db: Kysely<Tables>, filter: Bound, place: Place) {
  const key = sql<string>`a."invoiceId" || ' ' || a."sourceId"`;
  const seller = filter.seller ?? collector;
  const { what, other } = settledFor(seller, sql<Seller>`i."seller"`);
  return db
    .selectFrom('allocation as a')
    .innerJoin('invoice as i', (on) =>
      on.onRef('i.id', '=', 'a.invoiceId').onRef('i.customerId', '=', 'a.customerId'),
    )
    .leftJoin('dispute as d', (on) =>
      on
        .onRef('d.customerId', '=', 'a.customerId')
        .onRef('d.ref', '=', 'a.sourceId')
        .on('a.source', '=', 'dispute'),
    )
    .leftJoin('refund as r', (on) => on.onRef('r.id', '=', 'a.sourceId').on('a.source', '=', 'refund'))
    .leftJoin('payment as p', (on) =>
      on.on(sql<boolean>`p."id" = coalesce(d."paymentId", r."paymentId", a."sourceId")`),
    )
    .leftJoin('bankLine as b', (on) => on.onRef('b.id', '=', 'p.ref').on('p.provider', '=', 'transfer'))
    .where('a.customerId', '=', filter.customerId)
    .where('a.source', 'in', ['payment', 'dispute', 'refund'])
    .where((e) => e.or([e('i.seller', '=', seller), sql<boolean>`${holderOf} = ${seller}`]))
    .where((e) => e.exists(ofBoth(db, filter, 'a.invoiceId')))
    .where(isNext(place, sql`a."at"`, key))
    .select([
      'a.at',
      'a.customerId',
      what.as('what'),
      'a.sourceId as reference',
      'a.cents',
      sql<string>`coalesce(p."provider", '')`.as('provider'),
      other.as('other'),
      key.as('key'),
    ])
    .orderBy('a.at')
    .orderBy('key')
    .limit(together);
}

/**
 * Refunds that arrived: of a credit note, or of credit that had been an advance. They leave by the collector's account.
 * Those that made an invoice due again stand with what it took.
 */
function returned(db: Kysely<Tables>, filter: Bound, place: Place) {
  const seller = filter.seller ?? collector;
  const isAdvance = sql<boolean>`r."creditNoteId" = ''`;
  const { what, other } = settledFor(seller, sql<Seller>`n."seller"`);
  return db
    .selectFrom('refund as r')
    .innerJoin('payment as p', 'p.id', 'r.paymentId')
    .leftJoin('bankLine as b', (on) => on.onRef('b.id', '=', 'p.ref').on('p.provider', '=', 'transfer'))
    .leftJoin('invoice as n', 'n.id', 'r.creditNoteId')
    .where('r.customerId', '=', filter.customerId)
    .where('r.status', '=', 'succeeded')
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('allocation as a')
            .where('a.source', '=', 'refund')
            .whereRef('a.sourceId', '=', 'r.id')
            .select('a.invoiceId'),
        ),
      ),
    )
    .where((e) =>
      e.or([
        e.and([
          e.or([e('n.seller', '=', seller), sql<boolean>`${holderOf} = ${seller}`]),
          e.exists(ofBoth(db, filter, 'r.creditNoteId')),
        ]),
        ...(seesAdvances(filter) ? [e.and([isAdvance, sql<boolean>`${holderOf} = ${seller}`])] : []),
      ]),
    )
    .where(isNext(place, sql`r."endedAt"`, sql<string>`r."id"`))
    .select((e) => [
      e.fn.coalesce('r.endedAt', e.val('')).as('at'),
      'r.customerId',
      sql<Money['what']>`case when ${isAdvance} then 'advance' else ${what} end`.as('what'),
      'r.id as reference',
      sql<number>`-${e.ref('r.cents')}`.as('cents'),
      sql<string>`''`.as('provider'),
      sql<Money['other']>`case when ${isAdvance} then '' else ${other} end`.as('other'),
      'r.id as key',
    ])
    .orderBy('r.endedAt')
    .orderBy('r.id')
    .limit(together);
}

/** Advances belong to no document: a delegate with listed services does not see them. */
const seesAdvances = ({ visible }: Bound): boolean => visible === 'all';

/**
 * What of a payment settled nothing, and what a lost dispute took of that; in the books of whoever's account it came
 * to.
 */
function kept(db: Kysely<Tables>, filter: Bound, place: Place) {
  return db
    .selectFrom('walletEntry as w')
    .innerJoin('payment as p', 'p.id', 'w.originId')
    .leftJoin('bankLine as b', (on) => on.onRef('b.id', '=', 'p.ref').on('p.provider', '=', 'transfer'))
    .where('w.customerId', '=', filter.customerId)
    .where('w.origin', '=', 'payment')
    .where((e) => {
      // A refund that had made something due again, and came back.
      const dueAgain = e
        .selectFrom('allocation as a')
        .where('a.source', '=', 'refund')
        .whereRef('a.sourceId', '=', 'w.useId');
      const isOwn = e.or([e('w.useId', '=', ''), e.exists(dueAgain.select('a.invoiceId'))]);
      return e.or([e.and([e('w.use', '=', ''), isOwn]), e('w.use', '=', 'dispute')]);
    })
    .where(sql<boolean>`${holderOf} = ${filter.seller ?? collector}`)
    .$if(!seesAdvances(filter), (q) => q.where(sql<boolean>`1 = 0`))
    .where(isNext(place, sql`w."at"`, sql<string>`w."id"`))
    .select([
      'w.at',
      'w.customerId',
      sql<Money['what']>`'advance'`.as('what'),
      'w.originId as reference',
      'w.cents',
      'p.provider',
      nobody.as('other'),
      'w.id as key',
    ])
    .orderBy('w.at')
    .orderBy('w.id')
    .limit(together);
}

/**
 * Credit that paid invoices, in the books of this seller: his own that had been an advance; what of his paid the other's
 * invoices; what of the other's paid his. His own credit notes pay his invoices within the customer's account.
 */
function used(db: Kysely<Tables>, filter: Bound, place: Place) {
  const seller = filter.seller ?? collector;
  const holder = sql<Seller>`coalesce(n."seller", b."seller", ${collector})`;
  const isVisible = (ref: string) => ofBoth(db, filter, ref);
  return db
    .selectFrom('walletEntry as w')
    .innerJoin('invoice as i', 'i.id', 'w.useId')
    .leftJoin('invoice as n', (on) => on.onRef('n.id', '=', 'w.originId').on('w.origin', '=', 'credit-note'))
    .leftJoin('payment as p', (on) => on.onRef('p.id', '=', 'w.originId').on('p.provider', '=', 'transfer'))
    .leftJoin('bankLine as b', 'b.id', 'p.ref')
    .where('w.customerId', '=', filter.customerId)
    .where('w.use', '=', 'invoice')
    .where((e) =>
      e.or([
        e.and([
          e('i.seller', '=', seller),
          e.exists(isVisible('i.id')),
          sql<boolean>`(${holder} <> ${seller} or w."origin" = 'payment')`,
        ]),
        e.and([
          e('i.seller', '!=', seller),
          sql<boolean>`${holder} = ${seller}`,
          e.or([
            e.exists(isVisible('n.id')),
            ...(seesAdvances(filter) ? [e('w.origin', '=', 'payment')] : []),
          ]),
        ]),
      ]),
    )
    .where(isNext(place, sql`w."at"`, sql<string>`w."id"`))
    .select([
      'w.at',
      'w.customerId',
      sql<
        Money['what']
      >`case when i."seller" = ${holder} then 'credit-used' when i."seller" = ${seller} then 'owed-by-other'
        when w."origin" = 'payment' then 'advance-owed-to-other' else 'owed-to-other' end`.as('what'),
      sql<string>`w."origin" || ':' || w."originId" || case when w."part" = '' then '' else ':' || w."part" end`.as(
        'reference',
      ),
      sql<number>`-w."cents"`.as('cents'),
      sql<string>`''`.as('provider'),
      sql<Money['other']>`case when i."seller" = ${holder} then '' when i."seller" = ${seller} then ${holder}
        else i."seller" end`.as('other'),
      'w.id as key',
    ])
    .orderBy('w.at')
    .orderBy('w.id')
    .limit(together);
}
