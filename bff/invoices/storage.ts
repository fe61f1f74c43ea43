import { sql, type Kysely } from 'kysely';
import { compiledByShape, isRemote, type Place } from '../storage/compiled.ts';
import { cursorOf, readCursor, turnPage, type Page } from '../storage/keyset.ts';
import type { Tables } from '../storage/tables.ts';
import { bind, matching, type Bound, type Filter } from './filter-storage.ts';
import type { InvoiceTable } from './table.ts';

export { bind, matching, type Filter };

type Db = Kysely<Tables>;

const countMost = 1000;
const sumMost = 10_000;
const order = 'issuedOn';

/** Which way a page is read, whether from a position, and whether it brings its count along. */
interface PageShape {
  readonly filter: Bound;
  readonly direction: 'asc' | 'desc';
  readonly isFirst: boolean;
  readonly counted: boolean;
}

/** What a row of the list needs; the rest of the table would be read and thrown away. */
const listed = [
  'id',
  'number',
  'kind',
  'seller',
  'state',
  'issuedOn',
  'dueOn',
  'subject',
  'netCents',
  'vatCents',
  'totalCents',
  'dueCents',
  'creditedCents',
  'paidCents',
  'disputedCents',
  'purchaseOrder',
  'summary',
  'attempt',
] as const satisfies readonly (keyof InvoiceTable)[];

/** A document as the list reads it. */
export type Listed = Pick<InvoiceTable, (typeof listed)[number]>;

const pageQuery = compiledByShape((db, { filter, direction, isFirst, counted }: PageShape, place) => {
  const query = matching(db, places(filter, place))
    .select(listed)
    .$if(counted, (q) => q.select(() => counting(db, places(filter, place)).as('count')))
    .orderBy('issuedOn', direction)
    .orderBy('id', direction)
    .limit(place<number>('limit'));
  if (isFirst) return query;
  return query.where((e) =>
    e(
      e.refTuple('issuedOn', 'id'),
      direction === 'asc' ? '>' : '<',
      e.tuple(place<string>('key'), place<string>('id')),
    ),
  );
});

const counting = (db: Db, filter: Bound) =>
  db
    .selectFrom(
      matching(db, filter)
        .select('id')
        .limit(countMost + 1)
        .as('some'),
    )
    .select((e) => e.fn.countAll<number>().as('count'));

const countQuery = compiledByShape((db, filter: Bound, place) => counting(db, places(filter, place)));

/** The filter with a place for each value; tab and state shape the statement itself. */
function places(filter: Bound, place: Place): Bound {
  const fixed = new Set(['visible', 'tab', 'state']);
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, fixed.has(name) ? value : place(name)]),
  ) as unknown as Bound;
}

/** Names the shape of a filter; a delegate's list of services makes one of its own. */
const keyOf = (filter: Bound): string => {
  const names = Object.entries(filter).filter(([, value]) => value !== undefined);
  const visible = filter.visible === 'all' ? '' : [...filter.visible].join();
  return `${names.map(([name]) => name).join()}|${filter.tab ?? ''}|${filter.state ?? ''}|${visible}`;
};

/** One page, newest first, by keyset; counts on the first page only, exactly up to 1,000. */
export async function page(
  db: Db,
  filter: Filter,
  at: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<Listed>> {
  const position = readCursor(at.cursor, order);
  const bound = bind(filter);
  const key = keyOf(bound);
  const direction = position?.back ? 'asc' : 'desc';
  const values = { ...bound, limit: at.limit + 1, key: position?.key, id: position?.id };
  const counted = !position && isRemote(db);
  const shape = { filter: bound, direction, isFirst: !position, counted } as const;
  const rows = await pageQuery(db, shape, `${key}|${direction}|${shape.isFirst}`, values);
  const turned = turnPage(rows, at.limit, position, (row, back) =>
    cursorOf(order, row.issuedOn, row.id, back),
  );
  if (position) return turned;
  // A page that nothing follows is the whole.
  const count = turned.next
    ? (rows[0]?.count ?? (await countQuery(db, bound, key, values))[0]?.count ?? 0)
    : rows.length;
  return { ...turned, total: { count: Math.min(count, countMost), more: count > countMost } };
}

/** What a filtered set sums up to, in cents. */
export interface Sums {
  readonly count: number;
  readonly net: number;
  readonly vat: number;
  readonly total: number;
  readonly due: number;
  readonly more: boolean;
}

/** Sums of the newest 10,000 that match; credit notes count negative. */
export async function sums(db: Db, filter: Filter): Promise<Sums> {
  const sign = sql<number>`case when "kind" = 'AV' then -1 else 1 end`;
  const newest = matching(db, bind(filter))
    .select(['netCents', 'vatCents', 'totalCents', 'dueCents', sign.as('sign')])
    .orderBy('issuedOn', 'desc')
    .limit(sumMost + 1);
  const row = await db
    .selectFrom(newest.as('n'))
    .select((e) => [
      e.fn.countAll<number>().as('count'),
      sql<number>`coalesce(sum("n"."netCents" * "n"."sign"), 0)`.as('net'),
      sql<number>`coalesce(sum("n"."vatCents" * "n"."sign"), 0)`.as('vat'),
      sql<number>`coalesce(sum("n"."totalCents" * "n"."sign"), 0)`.as('total'),
      sql<number>`coalesce(sum("n"."dueCents"), 0)`.as('due'),
    ])
    .executeTakeFirstOrThrow();
  return { ...row, more: row.count > sumMost };
}
