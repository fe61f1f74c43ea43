import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { InvoiceFileTable } from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Keeps a rendered file once; false when one is there. */
export async function insertFile(tx: Db, row: InvoiceFileTable): Promise<boolean> {
  const done = await tx
    .insertInto('invoiceFile')
    .values(row)
    .onConflict((c) => c.column('invoiceId').doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

export const findFile = (db: Db, invoiceId: string): Promise<InvoiceFileTable | undefined> =>
  db.selectFrom('invoiceFile').where('invoiceId', '=', invoiceId).selectAll().executeTakeFirst();

export const hasFile = async (db: Db, invoiceId: string): Promise<boolean> =>
  (await db
    .selectFrom('invoiceFile')
    .where('invoiceId', '=', invoiceId)
    .select('invoiceId')
    .executeTakeFirst()) !== undefined;

/** Who receives an account's documents. */
export const reader = (db: Db, customerId: string) =>
  db
    .selectFrom('billingIdentity as b')
    .innerJoin('customer as c', 'c.id', 'b.customerId')
    .where('b.customerId', '=', customerId)
    .select(['b.name', 'b.email', 'b.accountantEmail', 'c.locale'])
    .executeTakeFirst();
