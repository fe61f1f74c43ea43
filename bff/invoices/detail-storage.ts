import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { matching, type Bound } from './filter-storage.ts';
import type { InvoiceTable } from './table.ts';

type Db = Kysely<Tables>;

/** One document, if the actor's services let him see it. */
export const find = (db: Db, filter: Bound, id: string): Promise<InvoiceTable | undefined> =>
  matching(db, filter).where('id', '=', id).selectAll().executeTakeFirst();

export const services = (db: Db, customerId: string, invoiceId: string) =>
  db
    .selectFrom('invoiceService as i')
    .innerJoin('service as s', (on) =>
      on.onRef('s.id', '=', 'i.serviceId').onRef('s.customerId', '=', 'i.customerId'),
    )
    .where('i.customerId', '=', customerId)
    .where('i.invoiceId', '=', invoiceId)
    .select(['s.id', 's.label', 's.domain', 's.product'])
    .orderBy('s.id')
    .execute();

/** The credit notes of an invoice, or the invoice of a credit note. */
export const related = (db: Db, customerId: string, id: string) =>
  db
    .selectFrom('creditNoteOf as c')
    .innerJoin('invoice as i', (on) =>
      on
        .onRef('i.customerId', '=', 'c.customerId')
        .on((e) =>
          e.or([
            e.and([e('c.invoiceId', '=', id), e('i.id', '=', e.ref('c.creditNoteId'))]),
            e.and([e('c.creditNoteId', '=', id), e('i.id', '=', e.ref('c.invoiceId'))]),
          ]),
        ),
    )
    .where('c.customerId', '=', customerId)
    .where((e) => e.or([e('c.invoiceId', '=', id), e('c.creditNoteId', '=', id)]))
    .select(['i.id', 'i.number', 'i.kind', 'i.state', 'i.issuedOn', 'i.totalCents'])
    .orderBy('i.issuedOn')
    .orderBy('i.number')
    .execute();

export const document = (db: Db, invoiceId: string) =>
  db.selectFrom('invoiceDocument').where('invoiceId', '=', invoiceId).select('snapshot').executeTakeFirst();

/** The next documents of a filter after a position, oldest first, with their snapshots: for exports that stream. */
export const bite = (
  db: Db,
  filter: Bound,
  after: { readonly issuedOn: string; readonly id: string },
  limit: number,
) =>
  db
    .selectFrom(
      matching(db, filter)
        .where((e) => e(e.refTuple('issuedOn', 'id'), '>', e.tuple(after.issuedOn, after.id)))
        .selectAll()
        .orderBy('issuedOn')
        .orderBy('id')
        .limit(limit)
        .as('i'),
    )
    .leftJoin('invoiceDocument as d', 'd.invoiceId', 'i.id')
    .selectAll('i')
    .select('d.snapshot')
    .orderBy('i.issuedOn')
    .orderBy('i.id')
    .execute();
