import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../../storage/tables.ts';
import type { InvoiceDisputeTable } from '../table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Opens a dispute; false while another is open on the invoice. */
export async function insertDispute(tx: Transaction<Tables>, row: InvoiceDisputeTable): Promise<boolean> {
  const done = await tx
    .insertInto('invoiceDispute')
    .values(row)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

export const endDispute = (
  tx: Transaction<Tables>,
  invoiceId: string,
  set: Pick<InvoiceDisputeTable, 'state' | 'answer' | 'endedAt'>,
) =>
  tx
    .updateTable('invoiceDispute')
    .set(set)
    .where('invoiceId', '=', invoiceId)
    .where('state', '=', 'open')
    .execute();

/** All disputes of an invoice, the open one or the latest first. */
export const disputesOf = (db: Db, invoiceId: string): Promise<InvoiceDisputeTable[]> =>
  db
    .selectFrom('invoiceDispute')
    .where('invoiceId', '=', invoiceId)
    .selectAll()
    .orderBy((e) => e.case().when('state', '=', 'open').then(0).else(1).end())
    .orderBy('openedAt', 'desc')
    .orderBy('id')
    .execute();
