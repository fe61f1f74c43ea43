import type { Kysely } from 'kysely';
import type { Tables } from '../../bff/storage/tables.ts';
import type { Visitor } from './scenario.ts';

/** The holder contests his newest invoice that is still to be paid. */
export async function addDispute(db: Kysely<Tables>, { customerId, personId }: Visitor): Promise<void> {
  const invoice = await db
    .selectFrom('invoice')
    .where('customerId', '=', customerId)
    .where('kind', '=', 'FA')
    .where('dueCents', '>', 0)
    .select(['id', 'dueCents'])
    .orderBy('issuedOn', 'desc')
    .executeTakeFirst();
  if (!invoice) return;
  const openedAt = new Date(Date.now() - 7_200_000).toISOString();
  await db
    .insertInto('invoiceDispute')
    .values({
      id: 'dis_story', invoiceId: invoice.id, customerId, personId, reason: 'wrong-amount', message: 'Le prix convenu était de 9 €.',
      lines: '[]', cents: invoice.dueCents, state: 'open', answer: null, openedAt, endedAt: null,
    })
    .execute(); // prettier-ignore
  await db
    .updateTable('invoice')
    .set({ disputedCents: invoice.dueCents, state: 'in_dispute' })
    .where('customerId', '=', customerId)
    .where('id', '=', invoice.id)
    .execute();
}
