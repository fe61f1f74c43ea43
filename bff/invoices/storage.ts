import { sql, type Kysely, type SqlBool, type Transaction } from 'kysely';
import type { InvoiceState } from '../../components/contract/invoices.ts';
import { cursorOf, readCursor, turnPage, type Page } from '../storage/keyset.ts';
import type { Tables } from '../storage/tables.ts';
import type { InvoiceTable } from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** What a list asks for; `search` is folded. */
export interface Filter {
  readonly state?: InvoiceState | undefined;
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const countMost = 1000;
const order = 'issuedOn';

/** One page, newest first, by keyset; counts on the first page only, exactly up to 1,000. */
export async function page(db: Db, customerId: string, filter: Filter): Promise<Page<InvoiceTable>> {
  const position = readCursor(filter.cursor, order);
  const direction = position?.back ? 'asc' : 'desc';
  let query = matching(db, customerId, filter).selectAll().orderBy('issuedOn', direction).orderBy('id', direction).limit(filter.limit + 1);
  if (position) query = query.where((e) => e(e.refTuple('issuedOn', 'id'), position.back ? '>' : '<', e.tuple(position.key as string, position.id)));
  const rows = await query.execute();
  const total = position ? undefined : await countUpTo(db, customerId, filter);
  return { ...turnPage(rows, filter.limit, position, (row, back) => cursorOf(order, row.issuedOn, row.id, back)), ...(total ? { total } : {}) };
}

async function countUpTo(db: Db, customerId: string, filter: Filter): Promise<{ count: number; more: boolean }> {
  const row = await db
    .selectFrom(matching(db, customerId, filter).select('id').limit(countMost + 1).as('some'))
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { count: Math.min(row.count, countMost), more: row.count > countMost };
}

function matching(db: Db, customerId: string, { state, search }: Filter) {
  const literal = (search ?? '').replace(/[\\%_]/g, '\\$&');
  return db
    .selectFrom('invoice')
    .where('customerId', '=', customerId)
    .$if(state !== undefined, (q) => q.where('state', '=', state as InvoiceState))
    .$if(literal !== '', (q) => q.where((e) => e.or([sql<SqlBool>`"searchKey" like ${`%${literal}%`} escape '\\'`, sql<SqlBool>`"number" like ${`${literal.toUpperCase()}%`} escape '\\'`])));
}
