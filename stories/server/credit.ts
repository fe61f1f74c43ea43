import type { Kysely } from 'kysely';
import type { Tables } from '../../bff/storage/tables.ts';
import type { Visitor } from './scenario.ts';

/** Credit from a payment that came too late, of so many cents. */
export async function addCredit(db: Kysely<Tables>, { customerId }: Visitor, cents: number): Promise<void> {
  const at = new Date(Date.now() - 86_400_000).toISOString();
  const payment = {
    id: 'pay_story_late', customerId, provider: 'sandbox', ref: 'psp_story', idempotencyKey: 'story', status: 'succeeded', cents,
    receivedCents: cents, refundedCents: 0, methodId: null, offSession: 0, scheduledId: null, failureCode: null, failureHard: 0,
    disputed: 0, createdAt: at, endedAt: at, lookAt: null, by: null,
  } as const; // prettier-ignore
  await db.insertInto('payment').values(payment).execute();
  await db
    .insertInto('walletEntry')
    .values({
      customerId,
      id: 'wal_story',
      at,
      cents,
      origin: 'payment',
      originId: payment.id,
      use: '',
      useId: '',
    })
    .execute();
}
