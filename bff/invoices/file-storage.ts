import type { Kysely, Transaction } from 'kysely';
import { compiledByShape } from '../storage/compiled.ts';
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

const ownFiles = compiledByShape((db, _: 'own', place) =>
  db
    .selectFrom('invoiceFile as f')
    .innerJoin('invoice as i', 'i.id', 'f.invoiceId')
    .where('f.invoiceId', '=', place<string>('id'))
    .where('i.customerId', '=', place<string>('customerId'))
    .select(['f.fileName', 'f.mediaType', 'f.sha256', 'f.bytes']),
);

/** The file of a document of this customer in one look, without building the query anew: what a download costs. */
export const findOwnFile = async (db: Kysely<Tables>, customerId: string, id: string) =>
  (await ownFiles(db, 'own', 'own', { customerId, id }))[0];

export const hasFile = async (db: Db, invoiceId: string): Promise<boolean> =>
  (await db
    .selectFrom('invoiceFile')
    .where('invoiceId', '=', invoiceId)
    .select('invoiceId')
    .executeTakeFirst()) !== undefined;

/** What of a document is still to be paid, in cents. */
export const dueOf = async (db: Db, id: string): Promise<number> =>
  (await db.selectFrom('invoice').where('id', '=', id).select('dueCents').executeTakeFirstOrThrow()).dueCents;

/** Who receives an account's documents. */
export const reader = (db: Db, customerId: string) =>
  db
    .selectFrom('billingIdentity as b')
    .innerJoin('customer as c', 'c.id', 'b.customerId')
    .where('b.customerId', '=', customerId)
    .select(['b.name', 'b.email', 'b.accountantEmail', 'c.locale'])
    .executeTakeFirst();
