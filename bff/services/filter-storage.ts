import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type {
  RenewalMode,
  ServiceKind,
  ServiceState,
  ServiceTab,
} from '../../components/contract/services.ts';
import { addDays } from '../ports/clock.ts';
import { literally, matches } from '../storage/like.ts';
import type { Tables } from '../storage/tables.ts';
import type { ServiceTable } from './table.ts';
import { expiringDays } from './view.ts';

type Where = ExpressionBuilder<Tables, 'service'>;

/** Which services of which customer a person sees. */
export interface Visible {
  readonly customerId: string;
  readonly ids: 'all' | ReadonlySet<string>;
}

/** What a list asks for; `search` is folded, `day` is today. */
export interface Filter {
  readonly tab?: ServiceTab | undefined;
  readonly search?: string | undefined;
  readonly kind?: readonly ServiceKind[] | undefined;
  readonly state?: readonly ServiceState[] | undefined;
  readonly renewal?: RenewalMode | undefined;
  readonly expiresWithin?: number | undefined;
  readonly unpaid?: boolean | undefined;
  readonly tag?: string | undefined;
  readonly sort: string;
  readonly day: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A filter as statements take it: dates instead of days, the search as its two patterns. */
export interface Bound extends Visible {
  readonly tab?: ServiceTab | undefined;
  readonly kind?: readonly ServiceKind[] | undefined;
  readonly state?: readonly ServiceState[] | undefined;
  readonly renewal?: RenewalMode | undefined;
  readonly unpaid?: boolean | undefined;
  readonly tag?: string | undefined;
  /** Last day that counts as expiring. */
  readonly soon?: string | undefined;
  readonly until?: string | undefined;
  readonly like?: string | undefined;
  readonly prefix?: string | undefined;
  readonly edge?: Edge | undefined;
}

export type SortColumn = 'expiresOn' | 'labelKey' | 'priceCents';

/** The last service to look at, in the order asked. */
export interface Edge {
  readonly column: SortColumn;
  readonly compare: '<=' | '>=';
  readonly key: string | number;
  readonly id: string;
}

/** None chosen is no filter; what is chosen by thousands is chosen once, and makes no statement of its own. */
const chosen = <T>(list: readonly T[] | undefined): readonly T[] | undefined =>
  list?.length ? [...new Set(list)] : undefined;

/** Turns the search into patterns in which the customer's `%` and `_` mean themselves. */
export function bind({ customerId, ids }: Visible, filter: Filter): Bound {
  const { tab, kind, state, renewal, unpaid, tag, expiresWithin, search, day } = filter;
  const literal = search && literally(search);
  return {
    ...{ customerId, ids, tab, renewal, unpaid, tag },
    kind: chosen(kind),
    state: chosen(state),
    soon: tab === 'todo' ? addDays(day, expiringDays) : undefined,
    until: expiresWithin === undefined ? undefined : addDays(day, expiresWithin),
    ...(literal ? { like: `%${literal}%` } : {}),
    ...(literal && startsNumber.test(literal) ? { prefix: `${literal.toUpperCase()}%` } : {}),
  };
}

/** How numbers of documents begin: other words are not looked for there. */
const startsNumber = /^(f|fa|a|av)$|^(fa|av)-(c?[\d-]*)$/i;

/** The tab that stands in its own column; what is to do is asked of several. */
export const inTab = ({ tab }: Bound): ServiceTable['tab'] | undefined => (tab === 'todo' ? undefined : tab);

/** Whether no index answers the filter, so that rows are looked at one by one. */
export const looksAtEach = ({ tab, kind, state, renewal, unpaid, until, like }: Bound): boolean =>
  tab === 'todo' || [kind, state, renewal, unpaid, until, like].some((it) => it !== undefined);

/** What makes a statement of its own; all else is a value. */
const shaping = ['ids', 'tab', 'kind', 'state', 'renewal', 'unpaid', 'edge'] as const;

/** Names the shape of a filter; a delegate's list of services makes one of its own. */
export function keyOf(bound: Bound): string {
  const { tab, kind, state, renewal, unpaid, tag, until, like, prefix, edge } = bound;
  const given = [tag, until, like, prefix].map((value) => (value === undefined ? 0 : 1)).join('');
  const ids = bound.ids === 'all' ? 'all' : [...bound.ids].join();
  const side = edge ? edge.column + edge.compare : '';
  return `${given}|${ids}|${tab ?? ''}|${kind?.join() ?? ''}|${state?.join() ?? ''}|${renewal ?? ''}|${unpaid ?? ''}|${side}`;
}

/** The filter with a place for each value that does not shape the statement. */
export function places(bound: Bound, place: <T>(name: string) => T): Bound {
  const given = Object.entries(bound).filter(([, value]) => value !== undefined);
  const fixed = new Set<string>(shaping);
  const edge = bound.edge && { ...bound.edge, key: place('edgeKey'), id: place('edgeId') };
  return {
    ...Object.fromEntries(given.map(([name, value]) => [name, fixed.has(name) ? value : place(name)])),
    edge,
  } as unknown as Bound;
}

/** The query that every list, count and export of services starts from. */
export function matching(db: Kysely<Tables>, bound: Bound) {
  const { customerId, ids, tab, tag, like, edge } = bound;
  return db
    .selectFrom('service')
    .where('customerId', '=', customerId)
    .$if(ids !== 'all', (q) => q.where('id', 'in', inList(ids)))
    .$if(tab !== undefined && tab !== 'todo', (q) => q.where('tab', '=', tab as ServiceTable['tab']))
    .$if(tab === 'todo', (q) => q.where((e) => todo(e, bound.soon ?? '')))
    .$if(bound.kind !== undefined, (q) => q.where('kind', 'in', bound.kind ?? []))
    .$if(bound.state !== undefined, (q) => q.where('state', 'in', bound.state ?? []))
    .$if(bound.renewal !== undefined, (q) => q.where('renewal', '=', bound.renewal as RenewalMode))
    .$if(bound.until !== undefined, (q) =>
      q.where('expiresOn', '<=', bound.until as string).where('state', '!=', 'terminated'),
    )
    .$if(bound.unpaid !== undefined, (q) => q.where('unpaidCents', bound.unpaid ? '>' : '=', 0))
    .$if(tag !== undefined, (q) => q.where((e) => tagged(e, customerId, tag as string)))
    .$if(like !== undefined, (q) => q.where((e) => found(e, bound)))
    .$if(edge !== undefined, (q) => q.where((e) => upTo(e, edge as Edge)));
}

/** The services of a delegate, and never an empty list, which is no SQL. */
export const inList = (ids: Visible['ids']): string[] => (ids === 'all' ? [] : [...ids, '']);

const tagged = (e: Where, customerId: string, tag: string): Expression<SqlBool> =>
  e('id', 'in', (q) =>
    q
      .selectFrom('serviceTag as t')
      .where('t.customerId', '=', customerId)
      .where('t.tag', '=', tag)
      .select('t.serviceId'),
  );

/** The same question as `tasksOf` of the view. */
const todo = (e: Where, soon: string): Expression<SqlBool> =>
  e.or([
    e('unpaidCents', '>', 0),
    e('state', 'in', ['expired', 'suspended', 'failed_setup', 'pending_payment']),
    e.and([
      e('state', '=', 'active'),
      e('renewal', '=', 'manual'),
      e('cancelOn', 'is', null),
      e('expiresOn', '<=', soon),
    ]),
  ]);

const upTo = (e: Where, { column, compare, key, id }: Edge): Expression<SqlBool> =>
  e(e.refTuple(column, 'id'), compare, e.tuple(key as never, id));

/** Words of the service itself, or the start of one of its invoice numbers. */
function found(e: Where, { customerId, like, prefix }: Bound): Expression<SqlBool> {
  const words = matches('searchKey', like);
  if (prefix === undefined) return words;
  const numbered = e
    .selectFrom('invoiceService as n')
    .where('n.customerId', '=', customerId)
    .whereRef('n.serviceId', '=', 'service.id')
    .where(matches('n.number', prefix))
    .select('n.invoiceId');
  return e.or([words, e.exists(numbered)]);
}
