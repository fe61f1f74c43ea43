import { sql, type Kysely } from 'kysely';
import { compiledByShape, isRemote, type Place } from '../storage/compiled.ts';
import { cursorOf, readCursor, turnPage, turnPart, type Page } from '../storage/keyset.ts';
import { lookedAtMost } from '../storage/many-rows.ts';
import type { Tables } from '../storage/tables.ts';
import { byNumber, edgeOf, type Edge } from './edge-storage.ts';
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
export const listed = [
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

// A column would be read from each row only to be counted.
const counting = (db: Db, filter: Bound) =>
  db
    .selectFrom(
      matching(db, filter)
        .select(sql<number>`1`.as('one'))
        .limit(countMost + 1)
        .as('some'),
    )
    .select((e) => e.fn.countAll<number>().as('count'));

const countQuery = compiledByShape((db, filter: Bound, place) => counting(db, places(filter, place)));

/** What stands in the statement itself, or is no part of it. */
const shaping: ReadonlySet<string> = new Set(['visible', 'tab', 'state', 'edge']);

/** The filter with a place for each value; tab and state shape the statement itself. */
function places(filter: Bound, place: Place): Bound {
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined);
  const edge = filter.edge && { side: filter.edge.side, issuedOn: place('edgeOn'), id: place('edgeId') };
  return {
    ...Object.fromEntries(entries.map(([name, value]) => [name, shaping.has(name) ? value : place(name)])),
    edge,
  } as unknown as Bound;
}

/** Names the shape of a filter; a delegate's list of services makes one of its own. */
function keyOf(filter: Bound): string {
  let key = `${filter.tab ?? ''}|${filter.state ?? ''}|${filter.edge?.side ?? ''}`;
  for (const name in filter)
    if (!shaping.has(name) && filter[name as keyof Bound] !== undefined) key += `|${name}`;
  return filter.visible === 'all' ? key : `${key}|${[...filter.visible].join()}`;
}

/**
 * One page, newest first, by keyset; counts on the first page only, exactly up to 1,000. Where the customer has very many
 * documents and the filter must look at each, it looks at so many and says so.
 */
export async function page(
  db: Db,
  filter: Filter,
  at: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<Listed>> {
  const position = readCursor(at.cursor, order);
  const ranged = filter.search ? await byNumber(db, filter.search, bind(filter)) : bind(filter);
  const edge = await edgeOf(db, ranged, position);
  const bound = edge ? { ...ranged, edge } : ranged;
  const key = keyOf(bound);
  const direction = position?.back ? 'asc' : 'desc';
  const values = {
    ...bound,
    ...{
      limit: at.limit + 1,
      key: position?.key,
      id: position?.id,
      edgeOn: edge?.issuedOn,
      edgeId: edge?.id,
    },
  };
  const counted = !position && isRemote(db);
  const shape = { filter: bound, direction, isFirst: !position, counted } as const;
  const rows = await pageQuery(db, shape, `${key}|${direction}|${shape.isFirst}`, values);
  const turned = turnPage(rows, at.limit, position, (row, back) =>
    cursorOf(order, row.issuedOn, row.id, back),
  );
  const page = edge ? turnPart(turned, position, { ...markOf(edge), rows: lookedAtMost }) : turned;
  if (position) return page;
  // A page that nothing follows is the whole.
  const count = turned.next
    ? (rows[0]?.count ?? (await countQuery(db, bound, key, values))[0]?.count ?? 0)
    : rows.length;
  return { ...page, total: { count: Math.min(count, countMost), more: count > countMost || !!edge } };
}

const markOf = ({ issuedOn, id }: Edge) => ({
  until: issuedOn,
  mark: (back: boolean): string => cursorOf(order, issuedOn, id, back),
});

/** What a filtered set sums up to, in cents. */
export interface Sums {
  readonly count: number;
  readonly net: number;
  readonly vat: number;
  readonly total: number;
  readonly due: number;
  readonly more: boolean;
}

/** Sums of the newest 10,000 that match, or of those among the newest 10,000; credit notes count negative. */
export async function sums(db: Db, filter: Filter): Promise<Sums> {
  const sign = sql<number>`case when "kind" = 'AV' then -1 else 1 end`;
  const ranged = await byNumber(db, filter.search, bind(filter));
  const edge = await edgeOf(db, ranged, undefined, sumMost);
  const newest = matching(db, edge ? { ...ranged, edge } : ranged)
    .select(['netCents', 'vatCents', 'totalCents', 'dueCents', sign.as('sign')])
    .orderBy('issuedOn', 'desc')
    .limit(sumMost);
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
  return { ...row, more: edge !== undefined || row.count === sumMost };
}
