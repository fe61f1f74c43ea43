import type { Kysely } from 'kysely';
import type { Seller } from '../../components/contract/shapes.ts';
import type { Tables } from '../storage/tables.ts';
import type { Receipt } from './document/fec-entries.ts';

const together = 500;

/** What was received for a seller's invoices in a period, day by day, a bite in memory at a time. */
export async function* receiptsBetween(
  db: Kysely<Tables>,
  customerId: string,
  {
    issuedFrom,
    issuedTo,
    seller,
  }: { readonly issuedFrom: string; readonly issuedTo: string; readonly seller: Seller },
): AsyncGenerator<Receipt> {
  let after = { at: '', key: '' };
  for (;;) {
    const rows = await db
      .selectFrom('allocation as a')
      .innerJoin('invoice as i', (on) =>
        on.onRef('i.id', '=', 'a.invoiceId').onRef('i.customerId', '=', 'a.customerId'),
      )
      .innerJoin('customer as c', 'c.id', 'a.customerId')
      .where('a.customerId', '=', customerId)
      .where('a.source', '=', 'payment')
      .where('i.seller', '=', seller)
      .where('a.at', '>=', issuedFrom)
      .where('a.at', '<', `${issuedTo}T24`)
      .where((e) => e(e.refTuple('a.at', 'a.invoiceId'), '>', e.tuple(after.at, after.key)))
      .select(['a.at', 'a.invoiceId', 'a.sourceId', 'a.cents', 'c.number', 'c.name'])
      .orderBy('a.at')
      .orderBy('a.invoiceId')
      .limit(together)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    for (const row of rows)
      yield {
        date: row.at.slice(0, 10),
        reference: row.sourceId,
        customer: { customerNumber: row.number, name: row.name },
        amount: row.cents,
        into: 'provider',
      };
    after = { at: last.at, key: last.invoiceId };
  }
}
