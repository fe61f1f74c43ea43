import type { Transaction } from 'kysely';
import type { Tables } from '../../storage/tables.ts';

/** Allocations with their invoices, newest invoice first. */
const allocated = (tx: Transaction<Tables>) =>
  tx
    .selectFrom('allocation as a')
    .innerJoin('invoice as i', (on) =>
      on.onRef('i.id', '=', 'a.invoiceId').onRef('i.customerId', '=', 'a.customerId'),
    )
    .orderBy('i.issuedOn', 'desc')
    .orderBy('a.invoiceId');

/** Of the paid invoices that a payment settled, how much could be credited, newest invoice first. */
export async function creditableOf(
  tx: Transaction<Tables>,
  paymentId: string,
): Promise<{ invoiceId: string; most: number }[]> {
  const rows = await allocated(tx)
    .innerJoin('invoiceDocument as d', 'd.invoiceId', 'i.id')
    .where('a.source', '=', 'payment')
    .where('a.sourceId', '=', paymentId)
    .where('i.dueCents', '=', 0)
    .select(['a.invoiceId', 'a.cents', 'i.totalCents', 'i.creditedCents'])
    .execute();
  return rows.map(({ invoiceId, cents, totalCents, creditedCents }) => ({
    invoiceId,
    most: Math.min(cents, totalCents - creditedCents),
  }));
}

/**
 * What of invoices a payment still settles, newest first: less what went back of it already, by refund or dispute, and
 * never more than credit notes have left of them.
 */
export async function stillSettled(
  tx: Transaction<Tables>,
  paymentId: string,
): Promise<{ invoiceId: string; most: number }[]> {
  const rows = await allocated(tx)
    .where((e) =>
      e.or([
        e.and([e('a.source', '=', 'payment'), e('a.sourceId', '=', paymentId)]),
        e.and([
          e('a.source', '=', 'refund'),
          e('a.sourceId', 'in', e.selectFrom('refund').where('paymentId', '=', paymentId).select('id')),
        ]),
        e.and([
          e('a.source', '=', 'dispute'),
          e('a.sourceId', 'in', e.selectFrom('dispute').where('paymentId', '=', paymentId).select('ref')),
        ]),
      ]),
    )
    .groupBy(['a.invoiceId', 'i.issuedOn', 'i.totalCents', 'i.creditedCents', 'i.dueCents'])
    .select((e) => [
      'a.invoiceId',
      'i.totalCents',
      'i.creditedCents',
      'i.dueCents',
      e.fn.sum<number>('a.cents').as('cents'),
    ])
    .execute();
  return rows.map(({ invoiceId, cents, totalCents, creditedCents, dueCents }) => ({
    invoiceId,
    most: Math.min(Number(cents), totalCents - creditedCents - dueCents),
  }));
}

/** Whether a refund came out of the customer's credit, or made something due again. */
export async function isAccountedFor(tx: Transaction<Tables>, refundId: string): Promise<boolean> {
  const ofCredit = await tx
    .selectFrom('walletEntry')
    .where('use', '=', 'refund')
    .where('useId', '=', refundId)
    .select('id')
    .executeTakeFirst();
  if (ofCredit) return true;
  const dueAgain = await tx
    .selectFrom('allocation')
    .where('source', '=', 'refund')
    .where('sourceId', '=', refundId)
    .select('invoiceId')
    .executeTakeFirst();
  return dueAgain !== undefined;
}

/** What a payment settled, newest invoice first. */
export const partsSettled = (tx: Transaction<Tables>, paymentId: string) =>
  allocated(tx)
    .where('a.source', '=', 'payment')
    .where('a.sourceId', '=', paymentId)
    .select(['a.invoiceId', 'a.cents'])
    .execute();
