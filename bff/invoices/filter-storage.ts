import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import type { InvoiceState, InvoiceTab } from '../../components/contract/invoices.ts';
import type { Seller } from '../../components/contract/shapes.ts';
import type { Tables } from '../storage/tables.ts';

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
  /** Only these documents, whatever else matches. */
  readonly ids?: readonly string[] | undefined;
}

/** A filter as statements take it: the search as its two patterns. */
export type Bound = Omit<Filter, 'search'> & {
  readonly like?: string | undefined;
  readonly number?: string | undefined;
};

/** Turns the search into patterns in which the customer's `%` and `_` mean themselves. */
export function bind({ search, ...filter }: Filter): Bound {
  if (!search) return filter;
  const literal = search.replace(/[\\%_]/g, '\\$&');
  return { ...filter, like: `%${literal}%`, number: `%${literal.toUpperCase()}%` };
}

/** The query that every list, sum and export of documents starts from. */
export function matching(db: Kysely<Tables>, filter: Bound) {
  const { customerId, visible, like, number, ids } = filter;
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
    .$if(like !== undefined, (q) => q.where((e) => found(e, like ?? '', number ?? '')))
    .$if(ids !== undefined, (q) => q.where('id', 'in', ids && ids.length > 0 ? [...ids] : ['']));
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

/** Words of subject, domains and labels, or any part of a number. */
const found = (e: Where, like: string, number: string): Expression<SqlBool> =>
  e.or([
    sql<SqlBool>`"searchKey" like ${like} escape '\\'`,
    sql<SqlBool>`"number" like ${number} escape '\\'`,
  ]);
