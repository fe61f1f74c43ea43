import type { Kysely } from 'kysely';
import { compiledByShape } from '../storage/compiled.ts';
import type { Position } from '../storage/keyset.ts';
import { lookedAtMost, rememberMany } from '../storage/many-rows.ts';
import type { Tables } from '../storage/tables.ts';
import { inTab, looksAtEach, type Bound, type Edge, type SortColumn } from './filter-storage.ts';
import type { ServiceTable } from './table.ts';

type Db = Kysely<Tables>;

const beyondMost = compiledByShape((db, _: null, place) =>
  db
    .selectFrom('service')
    .where('customerId', '=', place<string>('customerId'))
    .select('id')
    .limit(1)
    .offset(lookedAtMost),
);

const hasMany = rememberMany(
  async (db, customerId) => (await beyondMost(db, null, '', { customerId })).length > 0,
);

interface EdgeShape {
  readonly tab: ServiceTable['tab'] | undefined;
  readonly column: SortColumn;
  readonly direction: 'asc' | 'desc';
  readonly isFirst: boolean;
}

const edgeQuery = compiledByShape((db, { tab, column, direction, isFirst }: EdgeShape, place) => {
  const query = db
    .selectFrom('service')
    .where('customerId', '=', place<string>('customerId'))
    .$if(tab !== undefined, (q) => q.where('tab', '=', tab as ServiceTable['tab']))
    .select([`${column} as key`, 'id'])
    .orderBy(column, direction)
    .orderBy('id', direction)
    .limit(2)
    .offset(lookedAtMost - 1);
  if (isFirst) return query;
  const compare = direction === 'asc' ? '>' : '<';
  return query.where((e) =>
    e(e.refTuple(column, 'id'), compare, e.tuple(place<never>('key'), place<string>('id'))),
  );
});

/** Where a reader who looks at each service must stop; nowhere while there are few, or an index answers. */
export async function edgeOf(
  db: Db,
  bound: Bound,
  day: string,
  at: {
    readonly column: SortColumn;
    readonly direction: 'asc' | 'desc';
    readonly position: Position | undefined;
  },
): Promise<Edge | undefined> {
  if (!looksAtEach(bound) || !(await hasMany(db, bound.customerId, day))) return undefined;
  const { column, direction, position } = at;
  const shape = { tab: inTab(bound), column, direction, isFirst: !position };
  const values = { customerId: bound.customerId, key: position?.key, id: position?.id };
  const name = `${shape.tab ?? ''}|${column}|${direction}|${shape.isFirst}`;
  const [edge, further] = await edgeQuery(db, shape, name, values);
  return edge && further && { ...edge, column, compare: direction === 'asc' ? '<=' : '>=' };
}
