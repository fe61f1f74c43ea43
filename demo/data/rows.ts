import type { Insertable } from 'kysely';
import type { Tables } from '../../bff/storage/tables.ts';

/** The tables that the demo fills. */
export const seededTables = [
  'customer',
  'billingIdentity',
  'person',
  'password',
  'membership',
  'membershipService',
  'partner',
  'partnerOrigin',
  'service',
  'serviceTag',
  'timeline',
  'invoice',
  'invoiceService',
  'creditNoteOf',
  'invoiceDocument',
  'paymentCustomer',
  'paymentMethod',
  'serviceMethod',
  'payment',
  'paymentInvoice',
  'allocation',
  'walletEntry',
  'refund',
  'journal',
  'journalHead',
  'documentSequence',
] as const;
export type SeededTable = (typeof seededTables)[number];

/** One row of a table, as it is stored; all rows of one table have the same columns. */
export type RowOf<T extends SeededTable> = Insertable<Tables[T]>;

/** One row with its table. */
export type Entry = { [T in SeededTable]: { readonly table: T; readonly row: RowOf<T> } }[SeededTable];

/** Rows by table, in the order in which they were added. */
export type Rows = { [T in SeededTable]: RowOf<T>[] };

export const noRows = (): Rows =>
  Object.fromEntries(seededTables.map((table) => [table, []])) as unknown as Rows;

/** Rows of one table that are written together. */
export type Batch = {
  [T in SeededTable]: { readonly table: T; readonly rows: readonly RowOf<T>[] };
}[SeededTable];

/** All rows as batches, the referred before the referring. */
export const batchesOf = (rows: Rows): Batch[] =>
  seededTables
    .map((table) => ({ table, rows: rows[table] }) as Batch)
    .filter((batch) => batch.rows.length > 0);
