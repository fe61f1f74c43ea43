import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { seenInvoices, type Viewer } from '../storage/seen-invoices.ts';
import { isUncontested } from './dispute-storage.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Credit that the account has left, in cents. */
export async function creditOf(db: Db, customerId: string): Promise<number> {
  const row = await db
    .selectFrom('walletEntry')
    .where('customerId', '=', customerId)
    .select((e) => e.fn.sum<number>('cents').as('cents'))
    .executeTakeFirst();
  return row?.cents ?? 0;
}

export const walletEntries = (db: Db, customerId: string) =>
  db
    .selectFrom('walletEntry')
    .where('customerId', '=', customerId)
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();

/** What is left of each credit of a customer, oldest first, each with the payments that it could go back to. */
export async function creditsWithPayments(db: Db, customerId: string) {
  const credits = await db
    .selectFrom('walletEntry')
    .where('customerId', '=', customerId)
    .groupBy(['origin', 'originId'])
    .having((e) => e.fn.sum('cents'), '>', 0)
    .select((e) => ['origin', 'originId', e.fn.sum<number>('cents').as('left'), e.fn.min('at').as('since')])
    .orderBy('since')
    .orderBy('originId')
    .execute();
  const paid = await db
    .selectFrom('creditNoteOf as c')
    .innerJoin('allocation as a', (on) =>
      on.onRef('a.invoiceId', '=', 'c.invoiceId').on('a.source', '=', 'payment'),
    )
    .innerJoin('payment as p', 'p.id', 'a.sourceId')
    .where('c.customerId', '=', customerId)
    .select(['c.creditNoteId', 'p.id', 'a.cents'])
    .orderBy('p.createdAt', 'desc')
    .execute();
  return credits.map(({ origin, originId, left }) => ({
    origin,
    originId,
    left,
    payments:
      origin === 'payment'
        ? [{ id: originId, most: left }]
        : paid.filter((it) => it.creditNoteId === originId).map(({ id, cents }) => ({ id, most: cents })),
  }));
}

/** What payments received and gave back, of those that this provider took. */
export async function refundablePayments(
  db: Db,
  customerId: string,
  provider: string,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('payment as p')
    .leftJoin('refund as r', (on) =>
      on
        .onRef('r.paymentId', '=', 'p.id')
        .on('r.status', 'in', ['created', 'pending', 'requires_action', 'succeeded']),
    )
    .where('p.customerId', '=', customerId)
    .where('p.status', '=', 'succeeded')
    .where(isUncontested)
    .where('p.ref', 'is not', null)
    .where('p.provider', '=', provider)
    .groupBy(['p.id', 'p.receivedCents'])
    .select((e) => ['p.id', 'p.receivedCents', e.fn.sum<number | null>('r.cents').as('back')])
    .execute();
  return new Map(rows.map(({ id, receivedCents, back }) => [id, receivedCents - (back ?? 0)]));
}

/** Numbers of the documents that are seen, and states of refunds, for the lines of the credit. */
export async function walletNames(db: Db, viewer: Viewer, ids: readonly string[]) {
  const some = ids.length > 0 ? [...ids] : [''];
  const [documents, refunds] = await Promise.all([
    db
      .selectFrom('invoice')
      .where('customerId', '=', viewer.customerId)
      .where('id', 'in', some)
      .$if(viewer.services !== 'all', (q) => q.where('id', 'in', seenInvoices(db, viewer)))
      .select(['id', 'number'])
      .execute(),
    db.selectFrom('refund').where('id', 'in', some).select(['id', 'status']).execute(),
  ]);
  return {
    numbers: new Map(documents.map(({ id, number }) => [id, number])),
    refunds: new Map(refunds.map(({ id, status }) => [id, status])),
  };
}
