import type { Transaction } from 'kysely';
import type { Tables } from '../../storage/tables.ts';

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
