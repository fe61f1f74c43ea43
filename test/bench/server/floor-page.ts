import type Sqlite from 'better-sqlite3';

export const limit = 25;
const countMost = 1000;

/** A first page of one customer by hand: its rows and the count, both by prepared statements. */
export type FirstPage<R> = (
  customer: string,
  filtered: boolean,
  search: string | null,
) => { readonly rows: R[]; readonly more: boolean; readonly total: { count: number; more: boolean } };

interface Shape {
  readonly table: string;
  readonly columns: readonly string[];
  readonly order: string;
  /** Further conditions: of the filter, and of the search with its parameter. */
  readonly filter: string;
  readonly search: string;
}

/** `+?` keeps SQLite from planning a statement anew at each run; by hand one writes `?`. */
export type Place = '?' | '+?';

/** Prepares the three shapes of a list: all, filtered, filtered and searched. */
export function firstPage<R>(db: Sqlite.Database, shape: Shape, place: Place): FirstPage<R> {
  const where = ['', `and ${shape.filter}`, `and ${shape.filter} and (${shape.search})`].map(
    (more) => `from "${shape.table}" where "customerId" = ${place} ${more}`,
  );
  const columns = shape.columns.map((name) => `"${name}"`).join(', ');
  const pages = where.map((it) =>
    db.prepare(`select ${columns} ${it} order by ${shape.order} limit ${limit + 1}`),
  );
  const counts = where.map((it) =>
    db.prepare(`select count(*) as "count" from (select 1 ${it} limit ${countMost + 1})`),
  );
  return (customer, filtered, search) => {
    const at = search ? 2 : filtered ? 1 : 0;
    const values = search ? [customer, `%${search}%`] : [customer];
    const read = pages[at]?.all(values) as R[];
    const count = (counts[at]?.get(values) as { count: number } | undefined)?.count ?? 0;
    return {
      rows: read.slice(0, limit),
      more: read.length > limit,
      total: { count: Math.min(count, countMost), more: count > countMost },
    };
  };
}

/** The cursor behind a row, as the API gives it. */
export const cursorAfter = (sort: string, key: string, id: string): string =>
  Buffer.from(JSON.stringify([sort, key, id, 0])).toString('base64url');
