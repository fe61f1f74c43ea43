import {
  sql,
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type SqlBool,
  type Transaction,
} from 'kysely';
import type { InvoiceState, InvoiceTab } from '../../components/contract/invoices.ts';
import { cursorOf, readCursor, turnPage, type Page } from '../storage/keyset.ts';
import type { Tables } from '../storage/tables.ts';
import type { Seller } from '../../components/contract/shapes.ts';
import type { InvoiceTable } from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
type Where = ExpressionBuilder<Tables, 'invoice'>;

/** What a list asks for; `search` is folded, `day` is today. */
export interface Filter {
  readonly customerId: string;
  /** `all`, or the services of which a delegate sees the documents. */
  readonly visible: 'all' | ReadonlySet<string>;
  readonly day: string;
  readonly tab?: InvoiceTab | undefined;
  readonly state?: InvoiceState | undefined;
  readonly search?: string | undefined;
  readonly amountFrom?: number | undefined;
  readonly amountTo?: number | undefined;
  readonly issuedFrom?: string | undefined;
  readonly issuedTo?: string | undefined;
  readonly purchaseOrder?: string | undefined;
  readonly service?: string | undefined;
  readonly seller?: Seller | undefined;
}

const countMost = 1000;
const sumMost = 10_000;
const order = 'issuedOn';

/** One page, newest first, by keyset; counts on the first page only, exactly up to 1,000. */
export async function page(
  db: Db,
  filter: Filter,
  at: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<InvoiceTable>> {
  const position = readCursor(at.cursor, order);
  const direction = position?.back ? 'asc' : 'desc';
  let query = matching(db, filter)
    .selectAll()
    .orderBy('issuedOn', direction)
    .orderBy('id', direction)
    .limit(at.limit + 1);
  if (position)
    query = query.where((e) =>
      e(
        e.refTuple('issuedOn', 'id'),
        position.back ? '>' : '<',
        e.tuple(position.key as string, position.id),
      ),
    );
  const rows = await query.execute();
  const total = position ? undefined : await countUpTo(db, filter);
  return {
    ...turnPage(rows, at.limit, position, (row, back) => cursorOf(order, row.issuedOn, row.id, back)),
    ...(total ? { total } : {}),
  };
}

async function countUpTo(db: Db, filter: Filter): Promise<{ count: number; more: boolean }> {
  const row = await db
    .selectFrom(
      matching(db, filter)
        .select('id')
        .limit(countMost + 1)
        .as('some'),
    )
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { count: Math.min(row.count, countMost), more: row.count > countMost };
}

/** Sums of the newest 10,000 that match; credit notes count negative. */
export async function sums(
  db: Db,
  filter: Filter,
): Promise<{ count: number; net: number; vat: number; total: number; due: number; more: boolean }> {
  const sign = sql<number>`case when "kind" = 'AV' then -1 else 1 end`;
  const newest = matching(db, filter)
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
  const number = (value: number | string): number => Number(value);
  return {
    count: number(row.count),
    net: number(row.net),
    vat: number(row.vat),
    total: number(row.total),
    due: number(row.due),
    more: number(row.count) > sumMost,
  };
}

/** The query that every list, sum and export of documents starts from. */
export function matching(db: Db, filter: Filter) {
  const { customerId, visible, search = '' } = filter;
  return db
    .selectFrom('invoice')
    .where('customerId', '=', customerId)
    .$if(visible !== 'all', (q) =>
      q.where((e) => billsOneOf(e, customerId, visible === 'all' ? [] : [...visible, ''])),
    )
    .$if(filter.tab !== undefined && filter.tab !== 'all', (q) =>
      q.where((e) => inTab(e, filter.tab as InvoiceTab)),
    )
    .$if(filter.state !== undefined, (q) =>
      q.where((e) => inState(e, filter.state as InvoiceState, filter.day)),
    )
    .$if(filter.amountFrom !== undefined, (q) => q.where('totalCents', '>=', filter.amountFrom as number))
    .$if(filter.amountTo !== undefined, (q) => q.where('totalCents', '<=', filter.amountTo as number))
    .$if(filter.issuedFrom !== undefined, (q) => q.where('issuedOn', '>=', filter.issuedFrom as string))
    .$if(filter.issuedTo !== undefined, (q) => q.where('issuedOn', '<=', filter.issuedTo as string))
    .$if(filter.purchaseOrder !== undefined, (q) =>
      q.where('purchaseOrder', '=', filter.purchaseOrder as string),
    )
    .$if(filter.seller !== undefined, (q) => q.where('seller', '=', filter.seller as Seller))
    .$if(filter.service !== undefined, (q) =>
      q.where((e) => billsOneOf(e, customerId, [filter.service as string])),
    )
    .$if(search !== '', (q) => q.where((e) => found(e, search)));
}

const billsOneOf = (e: Where, customerId: string, services: readonly string[]): Expression<SqlBool> =>
  e('id', 'in', (q) =>
    q
      .selectFrom('invoiceService as s')
      .where('s.customerId', '=', customerId)
      .where('s.serviceId', 'in', services)
      .select('s.invoiceId'),
  );

const inTab = (e: Where, tab: InvoiceTab): Expression<SqlBool> =>
  tab === 'credit_notes'
    ? e('kind', '=', 'AV')
    : e.and([e('kind', '=', 'FA'), e('dueCents', tab === 'to_pay' ? '>' : '=', 0)]);

/** The stored state knows no calendar: whether an open one is overdue is asked of its due date. */
function inState(e: Where, state: InvoiceState, day: string): Expression<SqlBool> {
  if (state === 'overdue')
    return e.and([e('state', 'in', ['open', 'partially_paid', 'overdue']), e('dueOn', '<', day)]);
  if (state === 'open' || state === 'partially_paid')
    return e.and([e('state', '=', state), e.or([e('dueOn', 'is', null), e('dueOn', '>=', day)])]);
  return e('state', '=', state);
}

/** Words of subject, domains and labels, or a number by its start. */
function found(e: Where, search: string): Expression<SqlBool> {
  const literal = search.replace(/[\\%_]/g, '\\$&');
  return e.or([
    sql<SqlBool>`"searchKey" like ${`%${literal}%`} escape '\\'`,
    sql<SqlBool>`"number" like ${`${literal.toUpperCase()}%`} escape '\\'`,
  ]);
}
