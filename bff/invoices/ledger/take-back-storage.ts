import type { Transaction } from 'kysely';
import type { Tables } from '../../storage/tables.ts';

/** Of the paid invoices that a payment settled, how much could be credited, newest invoice first. */
export async function creditableOf(
  tx: Transaction<Tables>,
  paymentId: string,
): Promise<{ invoiceId: string; most: number }[]> {
  const rows = await tx
    .selectFrom('allocation as a')
    .innerJoin('invoice as i', (on) =>
      on.onRef('i.id', '=', 'a.invoiceId').onRef('i.customerId', '=', 'a.customerId'),
    )
    .innerJoin('invoiceDocument as d', 'd.invoiceId', 'i.id')
    .where('a.source', '=', 'payment')
    .where('a.sourceId', '=', paymentId)
    .where('i.dueCents', '=', 0)
    .select(['a.invoiceId', 'a.cents', 'i.totalCents', 'i.creditedCents'])
    .orderBy('i.issuedOn', 'desc')
    .orderBy('a.invoiceId')
    .execute();
  return rows.map(({ invoiceId, cents, totalCents, creditedCents }) => ({
    invoiceId,
    most: Math.min(cents, totalCents - creditedCents),
  }));
}

/** What a payment settled, newest invoice first. */
export const partsSettled = (tx: Transaction<Tables>, paymentId: string) =>
  tx
    .selectFrom('allocation as a')
    .innerJoin('invoice as i', (on) =>
      on.onRef('i.id', '=', 'a.invoiceId').onRef('i.customerId', '=', 'a.customerId'),
    )
    .where('a.source', '=', 'payment')
    .where('a.sourceId', '=', paymentId)
    .select(['a.invoiceId', 'a.cents'])
    .orderBy('i.issuedOn', 'desc')
    .orderBy('a.invoiceId')
    .execute();
