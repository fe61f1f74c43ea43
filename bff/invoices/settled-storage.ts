import { sql, type Kysely } from 'kysely';
import { seenInvoices, type Viewer } from '../storage/seen-invoices.ts';
import type { Tables } from '../storage/tables.ts';

type Db = Kysely<Tables>;

/** The payments that settled an invoice, oldest first, with what may be shown of their means. */
export const paymentsOf = (db: Db, customerId: string, invoiceId: string) =>
  db
    .selectFrom('allocation as a')
    .innerJoin('payment as p', 'p.id', 'a.sourceId')
    .leftJoin('paymentMethod as m', 'm.id', 'p.methodId')
    .where('a.customerId', '=', customerId)
    .where('a.invoiceId', '=', invoiceId)
    .where('a.source', '=', 'payment')
    .select(['p.id', 'a.at', 'a.cents', 'p.receivedCents', 'm.kind', 'm.brand', 'm.last4'])
    .orderBy('a.at')
    .orderBy('p.id')
    .execute();

/** What banks contest of these payments, oldest first. */
export const bankDisputes = (db: Db, payments: readonly string[]) =>
  db
    .selectFrom('dispute')
    .where('paymentId', 'in', payments.length > 0 ? [...payments] : [''])
    .select(['paymentId', 'cents', 'outcome', 'openedAt', 'endedAt'])
    .orderBy('openedAt')
    .execute();

/** What these payments settled beside one invoice, of the documents that a filter lets one see. */
export const alsoSettled = (
  db: Db,
  customerId: string,
  payments: readonly string[],
  beside: string,
  visible: 'all' | ReadonlySet<string>,
) =>
  db
    .selectFrom('allocation as a')
    .innerJoin('invoice as i', (on) =>
      on.onRef('i.id', '=', 'a.invoiceId').onRef('i.customerId', '=', 'a.customerId'),
    )
    .where('a.customerId', '=', customerId)
    .where('a.source', '=', 'payment')
    .where('a.sourceId', 'in', payments.length > 0 ? [...payments] : [''])
    .where('a.invoiceId', '!=', beside)
    .$if(visible !== 'all', (q) =>
      q.where('a.invoiceId', 'in', seenInvoices(db, { customerId, services: visible })),
    )
    .select(['a.sourceId as paymentId', 'i.id', 'i.number', 'a.cents'])
    .orderBy('i.number')
    .execute();

/** The refunds of a credit note with the means that they go to, oldest first. */
export const refundsOf = (db: Db, creditNoteId: string) =>
  db
    .selectFrom('refund as r')
    .innerJoin('payment as p', 'p.id', 'r.paymentId')
    .leftJoin('paymentMethod as m', 'm.id', 'p.methodId')
    .where('r.creditNoteId', '=', creditNoteId)
    .select([
      'r.id',
      'r.status',
      'r.cents',
      'r.createdAt',
      'r.endedAt',
      'r.failureReason',
      'm.kind',
      'm.brand',
      'm.last4',
    ])
    .orderBy('r.createdAt')
    .orderBy('r.id')
    .execute();

/** What is left of a credit note as credit. */
export const creditLeft = async (db: Db, customerId: string, creditNoteId: string): Promise<number> =>
  (
    await db
      .selectFrom('walletEntry')
      .where('customerId', '=', customerId)
      .where('origin', '=', 'credit-note')
      .where('originId', '=', creditNoteId)
      .select(sql<number>`coalesce(sum("cents"), 0)`.as('cents'))
      .executeTakeFirstOrThrow()
  ).cents;

/**
 * What settled an invoice without a payment: credit notes and credit used, with the number that it came from, if that
 * is seen.
 */
export async function creditsOf(db: Db, viewer: Viewer, invoiceId: string) {
  const rows = await db
    .selectFrom('allocation')
    .where('customerId', '=', viewer.customerId)
    .where('invoiceId', '=', invoiceId)
    .where('source', 'not in', ['payment', 'dispute'])
    .select(['source', 'sourceId', 'cents', 'at'])
    .orderBy('at')
    .execute();
  const notes = await db
    .selectFrom('invoice')
    .where('customerId', '=', viewer.customerId)
    .where('id', 'in', ['', ...rows.map(noteOf)])
    .$if(viewer.services !== 'all', (q) => q.where('id', 'in', seenInvoices(db, viewer)))
    .select(['id', 'number'])
    .execute();
  return rows.map((it) => ({ ...it, number: notes.find(({ id }) => id === noteOf(it))?.number }));
}

/** The credit note itself, or the one that a credit came from. */
const noteOf = ({ sourceId }: { readonly sourceId: string }): string =>
  sourceId.startsWith('credit-note:') ? (sourceId.split(':')[1] ?? '') : sourceId;

/** When the file of a document was made, and when it was frozen. */
export const moments = (db: Db, invoiceId: string) =>
  db
    .selectFrom('invoiceDocument as d')
    .leftJoin('invoiceFile as f', 'f.invoiceId', 'd.invoiceId')
    .where('d.invoiceId', '=', invoiceId)
    .select(['d.finalizedAt', 'f.createdAt as fileAt'])
    .executeTakeFirst();
