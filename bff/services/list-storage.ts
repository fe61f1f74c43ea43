import { sql, type Kysely } from 'kysely';
import type { ServiceTab } from '../../components/contract/services.ts';
import { compiledByShape, isRemote } from '../storage/compiled.ts';
import { cursorOf, readCursor, turnPage, turnPart, type Page } from '../storage/keyset.ts';
import { lookedAtMost } from '../storage/many-rows.ts';
import type { Tables } from '../storage/tables.ts';
import { edgeOf } from './edge-storage.ts';
import {
  bind,
  keyOf,
  matching,
  places,
  type Bound,
  type Filter,
  type SortColumn,
  type Visible,
} from './filter-storage.ts';
import type { ServiceTable } from './table.ts';
import { listed, type Listed } from './view.ts';

type Db = Kysely<Tables>;

const countMost = 1000;
const sortColumn: Readonly<Record<string, SortColumn>> = {
  expiry: 'expiresOn',
  label: 'labelKey',
  price: 'priceCents',
};
const columnOf = (sort: string): SortColumn => sortColumn[sort.replace('-', '')] ?? 'expiresOn';

/** How a page is sorted, whether from a position, and whether it brings its count along. */
interface PageShape {
  readonly bound: Bound;
  readonly column: SortColumn;
  readonly direction: 'asc' | 'desc';
  readonly isFirst: boolean;
  readonly counted: boolean;
}

const pageQuery = compiledByShape((db, shape: PageShape, place) => {
  const { bound, column, direction, isFirst, counted } = shape;
  const query = matching(db, places(bound, place))
    .select(listed)
    .$if(column === 'labelKey', (q) => q.select('labelKey'))
    .$if(counted, (q) => q.select(() => counting(db, places(bound, place)).as('count')))
    .orderBy(column, direction)
    .orderBy('id', direction)
    .limit(place<number>('limit'));
  if (isFirst) return query;
  const compare = direction === 'asc' ? '>' : '<';
  return query.where((e) =>
    e(e.refTuple(column, 'id'), compare, e.tuple(place<never>('key'), place<string>('id'))),
  );
});

// A column would be read from each row only to be counted.
const counting = (db: Db, bound: Bound) =>
  db
    .selectFrom(
      matching(db, bound)
        .select(sql<number>`1`.as('one'))
        .limit(countMost + 1)
        .as('some'),
    )
    .select((e) => e.fn.countAll<number>().as('count'));

const countQuery = compiledByShape((db, bound: Bound, place) => counting(db, places(bound, place)));

/**
 * One page by keyset in the asked order; counts on the first page only, exactly up to 1,000. Where the customer has very
 * many services and the filter must look at each, it looks at so many and says so.
 */
export async function page(db: Db, visible: Visible, filter: Filter): Promise<Page<Listed>> {
  const { sort, limit } = filter;
  const column = columnOf(sort);
  const position = readCursor(filter.cursor, sort, column === 'priceCents' ? 'number' : 'string');
  const direction = sort.startsWith('-') !== (position?.back === true) ? 'desc' : 'asc';
  const unbound = bind(visible, filter);
  const edge = await edgeOf(db, unbound, filter.day, { column, direction, position });
  const bound = edge ? { ...unbound, edge } : unbound;
  const shape = { bound, column, direction, isFirst: !position, counted: !position && isRemote(db) } as const;
  const key = keyOf(bound);
  const values = {
    ...bound,
    ...{ limit: limit + 1, key: position?.key, id: position?.id, edgeKey: edge?.key, edgeId: edge?.id },
  };
  const rows = await pageQuery(db, shape, `${key}|${column}|${direction}|${shape.isFirst}`, values);
  const turned = turnPage(rows, limit, position, (row, back) =>
    cursorOf(sort, row[column] ?? '', row.id, back),
  );
  const mark = (back: boolean): string => cursorOf(sort, edge?.key ?? '', edge?.id ?? '', back);
  const page = edge ? turnPart(turned, position, { rows: lookedAtMost, mark }) : turned;
  if (position) return page;
  // A page that nothing follows is the whole.
  const count = turned.next
    ? (rows[0]?.count ?? (await countQuery(db, bound, key, values))[0]?.count ?? 0)
    : rows.length;
  return { ...page, total: { count: Math.min(count, countMost), more: count > countMost || !!edge } };
}

const countUpTo = async (db: Db, bound: Bound): Promise<number> =>
  (await countQuery(db, bound, keyOf(bound), { ...bound }))[0]?.count ?? 0;

/** Every row of a filter in the asked order, up to its limit. */
export function all(db: Db, visible: Visible, filter: Filter): Promise<ServiceTable[]> {
  const direction = filter.sort.startsWith('-') ? 'desc' : 'asc';
  return matching(db, bind(visible, filter))
    .selectAll()
    .orderBy(columnOf(filter.sort), direction)
    .orderBy('id', direction)
    .limit(filter.limit)
    .execute();
}

/** How many under each tab; 1,001 stands for more. */
export async function countTabs(db: Db, visible: Visible, day: string): Promise<Record<ServiceTab, number>> {
  const counts: Record<ServiceTab, number> = { active: 0, expired: 0, pending: 0, todo: 0 };
  for (const tab of Object.keys(counts) as ServiceTab[])
    counts[tab] = await countUpTo(db, bind(visible, { tab, sort: 'expiry', day, limit: 0 }));
  return counts;
}

const tagQuery = compiledByShape((db, places: number, place) =>
  db
    .selectFrom('serviceTag')
    .where('customerId', '=', place<string>('customerId'))
    .where(
      'serviceId',
      'in',
      Array.from({ length: places }, (_, i) => place<string>(`${i}`)),
    )
    .select(['serviceId', 'tag'])
    .orderBy('tag'),
);

/** Lists of these lengths, the last id repeated: few statements, whatever the number of rows. */
const lengths = [1, 25, 100];

/** The tags of some services, by service. */
export async function tagsOf(
  db: Db,
  customerId: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows: { serviceId: string; tag: string }[] = [];
  const most = lengths.at(-1) ?? 1;
  for (let from = 0; from < ids.length; from += most) {
    const some = ids.slice(from, from + most);
    const length = lengths.find((it) => it >= some.length) ?? most;
    const values: Record<string, unknown> = { customerId };
    for (let i = 0; i < length; i++) values[`${i}`] = some[i] ?? some.at(-1);
    rows.push(...(await tagQuery(db, length, `${length}`, values)));
  }
  return byService(rows);
}

/** All tags of a customer, by service. */
export const everyTag = async (db: Db, customerId: string): Promise<Map<string, string[]>> =>
  byService(
    await db
      .selectFrom('serviceTag')
      .where('customerId', '=', customerId)
      .select(['serviceId', 'tag'])
      .orderBy('tag')
      .execute(),
  );

function byService(rows: readonly { serviceId: string; tag: string }[]): Map<string, string[]> {
  const tags = new Map<string, string[]>();
  for (const { serviceId, tag } of rows) {
    const known = tags.get(serviceId);
    if (known) known.push(tag);
    else tags.set(serviceId, [tag]);
  }
  return tags;
}
