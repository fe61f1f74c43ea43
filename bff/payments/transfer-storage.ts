import type { Kysely, Transaction } from 'kysely';
import type { Seller } from '../../components/contract/shapes.ts';
import type { Tables } from '../storage/tables.ts';
import type { BankLineTable, TransferTable } from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Keeps a wish once for its parts, and answers the one that stands. */
export async function keep(tx: Db, row: TransferTable): Promise<TransferTable> {
  await tx
    .insertInto('transfer')
    .values(row)
    .onConflict((c) => c.columns(['customerId', 'parts']).doNothing())
    .execute();
  return tx
    .selectFrom('transfer')
    .where('customerId', '=', row.customerId)
    .where('parts', '=', row.parts)
    .selectAll()
    .executeTakeFirstOrThrow();
}

export const named = (db: Db, references: readonly string[]): Promise<TransferTable[]> =>
  db
    .selectFrom('transfer')
    .where('reference', 'in', references.length > 0 ? [...references] : [''])
    .selectAll()
    .orderBy('createdAt')
    .execute();

/** Invoices of a seller by their numbers, with what is still due. */
export const invoicesNumbered = (db: Db, seller: Seller, numbers: readonly string[]) =>
  db
    .selectFrom('invoice')
    .where('seller', '=', seller)
    .where('kind', '=', 'FA')
    .where('number', 'in', numbers.length > 0 ? [...numbers] : [''])
    .select(['id', 'customerId', 'dueCents'])
    .orderBy('number')
    .execute();

/** Takes a line in; false when it came before. */
export async function insertLine(tx: Db, row: BankLineTable): Promise<boolean> {
  const done = await tx
    .insertInto('bankLine')
    .values(row)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Notes the payment that a line became. */
export const noteTransfer = (tx: Db, id: string, paymentId: string) =>
  tx.updateTable('bankLine').set({ paymentId }).where('id', '=', id).execute();

/** What a settled line became: its payment, and what that settled or left as credit. */
export async function lineBecame(db: Db, { paymentId }: Pick<BankLineTable, 'paymentId'>) {
  const id = paymentId ?? '';
  return { settled: await settledBy(db, id), credit: await creditedBy(db, id) };
}

/** Settles a line that waited; false when somebody did before. */
export async function settleLine(
  tx: Db,
  id: string,
  set: Pick<BankLineTable, 'state' | 'why' | 'customerId' | 'paymentId' | 'settledAt'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('bankLine')
    .set(set)
    .where('id', '=', id)
    .where('state', '=', 'task')
    .executeTakeFirst();
  return Number(done.numUpdatedRows) > 0;
}

export const findLine = (db: Db, id: string): Promise<BankLineTable | undefined> =>
  db.selectFrom('bankLine').where('id', '=', id).selectAll().executeTakeFirst();

/** Lines that wait for somebody, oldest first. */
export const tasks = (db: Db, limit: number): Promise<BankLineTable[]> =>
  db
    .selectFrom('bankLine')
    .where('state', '=', 'task')
    .selectAll()
    .orderBy('bookedOn')
    .orderBy('id')
    .limit(limit)
    .execute();

export const customerNumbered = (db: Db, number: string) =>
  db.selectFrom('customer').where('number', '=', number).select('id').executeTakeFirst();

/** How an amount was settled: each invoice with what is left of it. */
export const settledBy = (db: Db, paymentId: string) =>
  db
    .selectFrom('allocation as a')
    .innerJoin('invoice as i', (on) =>
      on.onRef('i.id', '=', 'a.invoiceId').onRef('i.customerId', '=', 'a.customerId'),
    )
    .where('a.source', '=', 'payment')
    .where('a.sourceId', '=', paymentId)
    .select(['i.number', 'a.cents', 'i.dueCents'])
    .orderBy('i.number')
    .execute();

/** Of a payment, what was not owed any more and became credit. */
export async function creditedBy(db: Db, paymentId: string): Promise<number> {
  const row = await db
    .selectFrom('walletEntry')
    .where('origin', '=', 'payment')
    .where('originId', '=', paymentId)
    .where('use', '=', '')
    .select((e) => e.fn.sum<number>('cents').as('cents'))
    .executeTakeFirst();
  return row?.cents ?? 0;
}
