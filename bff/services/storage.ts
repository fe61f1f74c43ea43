import {
  sql,
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type SqlBool,
  type Transaction,
} from 'kysely';
import type {
  RenewalMode,
  ServiceKind,
  ServiceState,
  ServiceTab,
} from '../../components/contract/services.ts';
import { addDays } from '../ports/clock.ts';
import { cursorOf, readCursor, turnPage, type Page } from '../storage/keyset.ts';
import type { Engine, Tables } from '../storage/tables.ts';
import type { ServiceTable, TimelineTable } from './table.ts';
import { expiringDays } from './view.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
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

const countMost = 1000;
const sortColumn = { expiry: 'expiresOn', label: 'labelKey', price: 'priceCents' } as const;

/** One page by keyset in the asked order; counts on the first page only, exactly up to 1,000. */
export async function page(db: Db, visible: Visible, filter: Filter): Promise<Page<ServiceTable>> {
  const descending = filter.sort.startsWith('-');
  const column = sortColumn[filter.sort.replace('-', '') as keyof typeof sortColumn];
  const position = readCursor(filter.cursor, filter.sort);
  const backwards = position?.back === true;
  const direction = descending !== backwards ? 'desc' : 'asc';
  const compare = direction === 'asc' ? '>' : '<';
  let query = matching(db, visible, filter)
    .selectAll()
    .orderBy(column, direction)
    .orderBy('id', direction)
    .limit(filter.limit + 1);
  if (position)
    query = query.where((e) =>
      e(e.refTuple(column, 'id'), compare, e.tuple(position.key as never, position.id)),
    );
  const rows = await query.execute();
  const total = position ? undefined : await countUpTo(db, visible, filter);
  const mark = (row: ServiceTable, back: boolean): string => cursorOf(filter.sort, row[column], row.id, back);
  return { ...turnPage(rows, filter.limit, position, mark), ...(total ? { total } : {}) };
}

/** Every row of a filter in the asked order, up to its limit. */
export function all(db: Db, visible: Visible, filter: Filter): Promise<ServiceTable[]> {
  const column = sortColumn[filter.sort.replace('-', '') as keyof typeof sortColumn];
  const direction = filter.sort.startsWith('-') ? 'desc' : 'asc';
  return matching(db, visible, filter)
    .selectAll()
    .orderBy(column, direction)
    .orderBy('id', direction)
    .limit(filter.limit)
    .execute();
}

async function countUpTo(
  db: Db,
  visible: Visible,
  filter: Filter,
): Promise<{ count: number; more: boolean }> {
  const row = await db
    .selectFrom(
      matching(db, visible, filter)
        .select('id')
        .limit(countMost + 1)
        .as('some'),
    )
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { count: Math.min(row.count, countMost), more: row.count > countMost };
}

function matching(db: Db, { customerId, ids }: Visible, filter: Filter) {
  return db
    .selectFrom('service')
    .where('customerId', '=', customerId)
    .$if(ids !== 'all', (q) => q.where('id', 'in', inList(ids)))
    .$if(filter.tab !== undefined && filter.tab !== 'todo', (q) =>
      q.where('tab', '=', filter.tab as ServiceTable['tab']),
    )
    .$if(filter.tab === 'todo', (q) => q.where((e) => todo(e, filter.day)))
    .$if(filter.kind !== undefined, (q) => q.where('kind', 'in', filter.kind ?? []))
    .$if(filter.state !== undefined, (q) => q.where('state', 'in', filter.state ?? []))
    .$if(filter.renewal !== undefined, (q) => q.where('renewal', '=', filter.renewal as RenewalMode))
    .$if(filter.expiresWithin !== undefined, (q) =>
      q
        .where('expiresOn', '<=', addDays(filter.day, filter.expiresWithin ?? 0))
        .where('state', '!=', 'terminated'),
    )
    .$if(filter.unpaid !== undefined, (q) => q.where('unpaidCents', filter.unpaid ? '>' : '=', 0))
    .$if(filter.tag !== undefined, (q) =>
      q.where('id', 'in', (e) =>
        e
          .selectFrom('serviceTag as t')
          .where('t.customerId', '=', customerId)
          .where('t.tag', '=', filter.tag ?? '')
          .select('t.serviceId'),
      ),
    )
    .$if(!!filter.search, (q) => q.where((e) => found(e, customerId, filter.search ?? '')));
}

const inList = (ids: Visible['ids']): string[] => (ids === 'all' ? [] : [...ids, '']);

/** The same question as `tasksOf` of the view. */
const todo = (e: Where, day: string): Expression<SqlBool> =>
  e.or([
    e('unpaidCents', '>', 0),
    e('state', 'in', ['expired', 'suspended', 'failed_setup', 'pending_payment']),
    e.and([
      e('state', '=', 'active'),
      e('renewal', '=', 'manual'),
      e('cancelOn', 'is', null),
      e('expiresOn', '<=', addDays(day, expiringDays)),
    ]),
  ]);

/** Words of the service itself, or the start of one of its invoice numbers. */
function found(e: Where, customerId: string, search: string): Expression<SqlBool> {
  const literal = search.replace(/[\\%_]/g, '\\$&');
  const numbered = e
    .selectFrom('invoiceService as n')
    .where('n.customerId', '=', customerId)
    .whereRef('n.serviceId', '=', 'service.id')
    .where(sql<SqlBool>`"n"."number" like ${`${literal.toUpperCase()}%`} escape '\\'`)
    .select('n.invoiceId');
  return e.or([sql<SqlBool>`"searchKey" like ${`%${literal}%`} escape '\\'`, e.exists(numbered)]);
}

/** How many under each tab. */
export async function countTabs(db: Db, visible: Visible, day: string): Promise<Record<ServiceTab, number>> {
  const counts: Record<ServiceTab, number> = { active: 0, expired: 0, pending: 0, todo: 0 };
  const base = { sort: 'expiry', day, limit: 0 };
  for (const tab of Object.keys(counts) as ServiceTab[]) {
    const { count, more } = await countUpTo(db, visible, { ...base, tab });
    counts[tab] = more ? countMost + 1 : count;
  }
  return counts;
}

export async function tagsOf(
  db: Db,
  customerId: string,
  ids?: readonly string[],
): Promise<Map<string, string[]>> {
  const tags = new Map<string, string[]>();
  if (ids?.length === 0) return tags;
  const rows = await db
    .selectFrom('serviceTag')
    .where('customerId', '=', customerId)
    .$if(ids !== undefined, (q) =>
      q.where('serviceId', '>=', least(ids)).where('serviceId', '<=', greatest(ids)),
    )
    .select(['serviceId', 'tag'])
    .orderBy('tag')
    .execute();
  for (const { serviceId, tag } of rows) tags.set(serviceId, [...(tags.get(serviceId) ?? []), tag]);
  return tags;
}

// A range instead of a list: one statement text whatever the number of rows.
const least = (ids: readonly string[] = []): string => ids.reduce((a, b) => (a < b ? a : b), ids[0] ?? '');
const greatest = (ids: readonly string[] = []): string => ids.reduce((a, b) => (a > b ? a : b), '');

export async function allTags(db: Db, { customerId, ids }: Visible): Promise<string[]> {
  const rows = await db
    .selectFrom('serviceTag')
    .where('customerId', '=', customerId)
    .$if(ids !== 'all', (q) => q.where('serviceId', 'in', inList(ids)))
    .select('tag')
    .distinct()
    .orderBy('tag')
    .limit(200)
    .execute();
  return rows.map((row) => row.tag);
}

export function find(db: Db, { customerId, ids }: Visible, id: string): Promise<ServiceTable | undefined> {
  if (ids !== 'all' && !ids.has(id)) return Promise.resolve(undefined);
  return db
    .selectFrom('service')
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst();
}

export function findForUpdate(
  tx: Db,
  engine: Engine,
  { customerId, ids }: Visible,
  id: string,
): Promise<ServiceTable | undefined> {
  if (ids !== 'all' && !ids.has(id)) return Promise.resolve(undefined);
  return tx
    .selectFrom('service')
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .selectAll()
    .$if(engine === 'postgres', (q) => q.forUpdate())
    .executeTakeFirst();
}

export const update = (tx: Db, customerId: string, id: string, set: Partial<ServiceTable>) =>
  tx.updateTable('service').set(set).where('customerId', '=', customerId).where('id', '=', id).execute();

export const raiseVersion = (tx: Db, customerId: string, id: string) =>
  tx
    .updateTable('service')
    .set({ version: sql`"version" + 1` })
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute();

export async function replaceTags(
  tx: Db,
  customerId: string,
  serviceId: string,
  tags: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('serviceTag')
    .where('customerId', '=', customerId)
    .where('serviceId', '=', serviceId)
    .execute();
  if (tags.length > 0)
    await tx
      .insertInto('serviceTag')
      .values(tags.map((tag) => ({ customerId, serviceId, tag })))
      .execute();
}

export const timeline = (db: Db, customerId: string, resource: string) =>
  db
    .selectFrom('timeline')
    .where('customerId', '=', customerId)
    .where('resource', '=', resource)
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();

export const insertTimeline = (tx: Db, row: TimelineTable) => tx.insertInto('timeline').values(row).execute();

/** Marks a period as renewed; false when it was already. */
export async function insertRenewal(tx: Db, row: Tables['renewal']): Promise<boolean> {
  const done = await tx
    .insertInto('renewal')
    .values(row)
    .onConflict((c) => c.columns(['serviceId', 'periodStart']).doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Services in a state whose paid period ended before a day and whose charge is not under way, by id. */
export const ended = (
  db: Db,
  { from, before }: { readonly from: ServiceState; readonly before: string },
  after: string,
  limit: number,
) =>
  db
    .selectFrom('service as s')
    .where('s.state', '=', from)
    .where('s.expiresOn', '<', before)
    .where('s.periodMonths', '>', 0)
    .where('s.moving', '=', 0)
    .where('s.id', '>', after)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('scheduledPayment as p')
            .whereRef('p.serviceId', '=', 's.id')
            .whereRef('p.periodStart', '>', 's.expiresOn')
            .where('p.status', '=', 'processing')
            .select('p.id'),
        ),
      ),
    )
    .select(['s.id', 's.customerId'])
    .orderBy('s.id')
    .limit(limit)
    .execute();
