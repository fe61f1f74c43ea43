import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { InvoiceState, InvoiceTab } from '../../components/contract/invoices.ts';
import type { Seller } from '../../components/contract/shapes.ts';
import { literally, matches } from '../storage/like.ts';
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
  /** Only numbers from here to there: the whole search where they are few. */
  readonly numberFrom?: string | undefined;
  readonly numberTo?: string | undefined;
  /** The last document to look at, for a reader who comes down from newer ones, or up from older ones. */
  readonly edge?:
    { readonly side: 'older' | 'newer'; readonly issuedOn: string; readonly id: string } | undefined;
};

/** Turns the search into patterns in which the customer's `%` and `_` mean themselves. */
export function bind({ search, ...filter }: Filter): Bound {
  if (!search) return filter;
  const literal = literally(search);
  const bound = { ...filter, like: `%${literal}%` };
  return numberLike.test(search) ? { ...bound, number: `%${literal.toUpperCase()}%` } : bound;
}

/** What may stand in a number such as `FA-C2026-000123`: other words are not looked for there. */
const numberLike = /^[a-z]{0,2}-?c?[\d-]+$|^(fa|av)(-c?)?$/i;

/** Whether no index answers the filter, so that rows are looked at one by one. */
export const looksAtEach = ({ tab, service, ids, like, ...more }: Bound): boolean =>
  service === undefined &&
  ids === undefined &&
  ((tab !== undefined && tab !== 'all') ||
    [like, more.state, more.amountFrom, more.amountTo, more.purchaseOrder, more.seller].some(
      (it) => it !== undefined,
    ));

/** The documents of a customer and a period: what the clustered index answers. */
export const ofPeriod = (db: Kysely<Tables>, { customerId, issuedFrom, issuedTo }: Bound) =>
  db
    .selectFrom('invoice')
    .where('customerId', '=', customerId)
    .$if(issuedFrom !== undefined, (q) => q.where('issuedOn', '>=', issuedFrom as string))
    .$if(issuedTo !== undefined, (q) => q.where('issuedOn', '<=', issuedTo as string));

/** The query that every list, sum and export of documents starts from. */
export function matching(db: Kysely<Tables>, filter: Bound) {
  const { customerId, visible, like, number, ids, edge } = filter;
  return ofPeriod(db, filter)
    .$if(edge !== undefined, (q) => q.where((e) => upTo(e, edge as NonNullable<Bound['edge']>)))
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
    .$if(filter.purchaseOrder !== undefined, (q) =>
      q.where('purchaseOrder', '=', filter.purchaseOrder as string),
    )
    .$if(filter.seller !== undefined, (q) => q.where('seller', '=', filter.seller as Seller))
    .$if(filter.service !== undefined, (q) =>
      q.where((e) => billsOneOf(e, customerId, [filter.service as string])),
    )
    .$if(like !== undefined, (q) => q.where((e) => found(e, like ?? '', number)))
    .$if(filter.numberFrom !== undefined, (q) =>
      q.where('number', '>=', filter.numberFrom as string).where('number', '<', filter.numberTo as string),
    )
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

const upTo = (e: Where, { side, issuedOn, id }: NonNullable<Bound['edge']>): Expression<SqlBool> =>
  e(e.refTuple('issuedOn', 'id'), side === 'older' ? '>=' : '<=', e.tuple(issuedOn, id));

/** Words of subject, domains and labels, or any part of a number. */
function found(e: Where, like: string, number: string | undefined): Expression<SqlBool> {
  const words = matches('searchKey', like);
  return number === undefined ? words : e.or([words, matches('number', number)]);
}
