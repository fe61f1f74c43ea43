import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';

type Db = Kysely<Tables>;

/** An invoice by its number: no two sellers share one. */
export const invoiceNumbered = (db: Db, seller: 'host' | 'care', number: string) =>
  db
    .selectFrom('invoice')
    .where('seller', '=', seller)
    .where('kind', '=', 'FA')
    .where('number', '=', number)
    .select(['id', 'customerId', 'number', 'totalCents', 'creditedCents'])
    .executeTakeFirst();

/** The credit notes of an invoice with what each says. */
export const creditNotesOf = (db: Db, invoiceId: string) =>
  db
    .selectFrom('creditNoteOf as c')
    .innerJoin('invoice as i', 'i.id', 'c.creditNoteId')
    .innerJoin('invoiceDocument as d', 'd.invoiceId', 'c.creditNoteId')
    .where('c.invoiceId', '=', invoiceId)
    .select(['i.number', 'c.cents', 'd.snapshot'])
    .orderBy('i.number')
    .execute();

/** Invoices that wait for our answer, the longest first. */
export const openDisputes = (db: Db, limit: number) =>
  db
    .selectFrom('invoiceDispute as d')
    .innerJoin('invoice as i', 'i.id', 'd.invoiceId')
    .innerJoin('customer as c', 'c.id', 'd.customerId')
    .where('d.state', '=', 'open')
    .select([
      ...(['i.number', 'd.cents', 'd.reason', 'd.message', 'd.lines', 'd.openedAt'] as const),
      ...(['c.number as customer', 'c.name'] as const),
    ])
    .orderBy('d.openedAt')
    .orderBy('d.id')
    .limit(limit)
    .execute();
