import type { Kysely, Transaction } from 'kysely';
import type { Seller } from '../../../components/contract/shapes.ts';
import type { Tables } from '../../storage/tables.ts';
import { collector } from './collector.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Whose account a payment came to: of a transfer the bank line says it, everything else is collected by one. */
export async function holderOfPayment(db: Db, paymentId: string): Promise<Seller> {
  const row = await db
    .selectFrom('payment as p')
    .innerJoin('bankLine as b', 'b.id', 'p.ref')
    .where('p.id', '=', paymentId)
    .where('p.provider', '=', 'transfer')
    .select('b.seller')
    .executeTakeFirst();
  return row?.seller ?? collector;
}

/** Who holds the money of a credit: the seller of its credit note, or whoever's account its payment came to. */
export async function holderOfCredit(
  db: Db,
  { origin, originId }: { readonly origin: 'credit-note' | 'payment'; readonly originId: string },
): Promise<Seller> {
  if (origin === 'payment') return holderOfPayment(db, originId);
  const row = await db.selectFrom('invoice').where('id', '=', originId).select('seller').executeTakeFirst();
  return row?.seller ?? collector;
}
