import type { Kysely } from 'kysely';
import { compiledByShape, type Place } from '../storage/compiled.ts';
import type { Position } from '../storage/keyset.ts';
import { lookedAtMost, rememberMany } from '../storage/many-rows.ts';
import type { Tables } from '../storage/tables.ts';
import { looksAtEach, ofPeriod, type Bound } from './filter-storage.ts';

type Db = Kysely<Tables>;

/** The last document that a reader looks at, and from which side he comes. */
export type Edge = NonNullable<Bound['edge']>;

const beyondMost = compiledByShape((db, _: null, place) =>
  db
    .selectFrom('invoice')
    .where('customerId', '=', place<string>('customerId'))
    .select('number')
    .limit(1)
    .offset(lookedAtMost),
);

const hasMany = rememberMany(
  async (db, customerId) => (await beyondMost(db, null, '', { customerId })).length > 0,
);

interface EdgeShape {
  readonly period: Bound;
  readonly position: Position | undefined;
}

const edgeQuery = compiledByShape((db, { period, position }: EdgeShape, place) => {
  const direction = position?.back ? 'asc' : 'desc';
  const query = ofPeriod(db, periodPlaces(period, place))
    .select(['issuedOn', 'id'])
    .orderBy('issuedOn', direction)
    .orderBy('id', direction)
    .limit(2)
    .offset(place<number>('skipped'));
  if (!position) return query;
  return query.where((e) =>
    e(
      e.refTuple('issuedOn', 'id'),
      position.back ? '>' : '<',
      e.tuple(place<string>('key'), place<string>('id')),
    ),
  );
});

const periodPlaces = (period: Bound, place: Place): Bound => ({
  ...period,
  customerId: place('customerId'),
  issuedFrom: period.issuedFrom && place('issuedFrom'),
  issuedTo: period.issuedTo && place('issuedTo'),
});

/** Where a reader who looks at each document must stop; nowhere while there are few, or an index answers. */
export async function edgeOf(
  db: Db,
  bound: Bound,
  position: Position | undefined,
  rows: number = lookedAtMost,
): Promise<Edge | undefined> {
  if (!looksAtEach(bound) || !(await hasMany(db, bound.customerId, bound.day))) return undefined;
  const { customerId, issuedFrom, issuedTo } = bound;
  const key = `${!!issuedFrom}|${!!issuedTo}|${position?.back ?? 'first'}`;
  const values = {
    customerId,
    issuedFrom,
    issuedTo,
    key: position?.key,
    id: position?.id,
    skipped: rows - 1,
  };
  const [edge, further] = await edgeQuery(db, { period: bound, position }, key, values);
  return edge && further && { ...edge, side: position?.back ? 'newer' : 'older' };
}

const numbered = compiledByShape((db, _: null, place) =>
  db
    .selectFrom('invoice')
    .where('customerId', '=', place<string>('customerId'))
    .where('number', '>=', place<string>('numberFrom'))
    .where('number', '<', place<string>('numberTo'))
    .select('number')
    .limit(place<number>('limit')),
);
/** So many may be sorted for a page. */
const numberedMost = 1000;

/**
 * The filter with the start of a number as a range of the index, where the customer has many documents and few of them
 * are in it: a number is then found whatever its age.
 */
export async function byNumber(db: Db, search: string | undefined, bound: Bound): Promise<Bound> {
  const prefix = search?.toUpperCase() ?? '';
  if (!/^(FA|AV)-C?\d/.test(prefix) || !(await hasMany(db, bound.customerId, bound.day))) return bound;
  const range = { numberFrom: prefix, numberTo: `${prefix}~` };
  const found = await numbered(db, null, '', { ...bound, ...range, limit: numberedMost + 1 });
  if (found.length === 0 || found.length > numberedMost) return bound;
  return { ...bound, ...range, like: undefined, number: undefined };
}
