import type { Kysely } from 'kysely';
import type { MethodKind } from '../ports/payment-requests.ts';
import { cursorOf, readCursor, turnPage, type Page } from '../storage/keyset.ts';
import { seenInvoices, type Viewer } from '../storage/seen-invoices.ts';
import type { Tables } from '../storage/tables.ts';
import type { PaymentTable } from './table.ts';

type Db = Kysely<Tables>;

/** A payment with what may be shown of its means. */
export interface PaymentWithMethod extends PaymentTable {
  readonly kind: MethodKind | null;
  readonly brand: string | null;
  readonly last4: string | null;
}

const order = 'createdAt';

const own = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('payment as p')
    .where('p.customerId', '=', viewer.customerId)
    .$if(viewer.services !== 'all', (q) =>
      q.where((e) =>
        e.exists(
          e
            .selectFrom('paymentInvoice as i')
            .whereRef('i.paymentId', '=', 'p.id')
            .where('i.invoiceId', 'in', seenInvoices(db, viewer))
            .select('i.paymentId'),
        ),
      ),
    );

const base = (db: Db, viewer: Viewer) =>
  own(db, viewer)
    .leftJoin('paymentMethod as m', 'm.id', 'p.methodId')
    .selectAll('p')
    .select(['m.kind', 'm.brand', 'm.last4']);

/** One page by keyset, newest first; the first page counts up to 1,000. */
export async function page(
  db: Db,
  viewer: Viewer,
  at: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<PaymentWithMethod>> {
  const position = readCursor(at.cursor, order);
  const direction = position?.back ? 'asc' : 'desc';
  let query = base(db, viewer)
    .orderBy('p.createdAt', direction)
    .orderBy('p.id', direction)
    .limit(at.limit + 1);
  if (position)
    query = query.where((e) =>
      e(
        e.refTuple('p.createdAt', 'p.id'),
        position.back ? '>' : '<',
        e.tuple(position.key as string, position.id),
      ),
    );
  const rows = await query.execute();
  const turned = turnPage(rows, at.limit, position, (row, back) =>
    cursorOf(order, row.createdAt, row.id, back),
  );
  if (position) return turned;
  const { count } = await db
    .selectFrom(own(db, viewer).select('p.id').limit(1001).as('some'))
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { ...turned, total: { count: Math.min(count, 1000), more: count > 1000 } };
}

export const one = (db: Db, viewer: Viewer, id: string): Promise<PaymentWithMethod | undefined> =>
  base(db, viewer).where('p.id', '=', id).executeTakeFirst();

/** What an attempt was meant for, as far as it is seen. */
export const meantFor = (db: Db, viewer: Viewer, id: string) =>
  db
    .selectFrom('paymentInvoice as i')
    .where('i.paymentId', '=', id)
    .$if(viewer.services !== 'all', (q) => q.where('i.invoiceId', 'in', seenInvoices(db, viewer)))
    .select('i.invoiceId')
    .orderBy('i.invoiceId')
    .execute();

/** What these payments settled, as far as it is seen. */
export const allocations = (db: Db, viewer: Viewer, ids: readonly string[]) =>
  db
    .selectFrom('allocation as a')
    .innerJoin('invoice as i', 'i.id', 'a.invoiceId')
    .where('a.source', '=', 'payment')
    .where('a.sourceId', 'in', ids.length > 0 ? [...ids] : [''])
    .$if(viewer.services !== 'all', (q) => q.where('a.invoiceId', 'in', seenInvoices(db, viewer)))
    .select(['a.sourceId as paymentId', 'a.invoiceId', 'a.cents', 'i.number'])
    .orderBy('i.number')
    .execute();

/** What of these payments became credit. */
export const credits = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('walletEntry')
    .where('origin', '=', 'payment')
    .where('use', '=', '')
    .where('useId', '=', '')
    .where('originId', 'in', ids.length > 0 ? [...ids] : [''])
    .select(['originId as paymentId', 'cents'])
    .execute();
