import type { Kysely, Transaction } from 'kysely';
import type { Seller } from '../../../components/contract/shapes.ts';
import type { Tables } from '../../storage/tables.ts';
import { collector } from './collector.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Who holds the money of a credit: the seller of its credit note, or whoever's account its payment came to. */
export async function holderOfCredit(
  db: Db,
  { origin, originId }: { readonly origin: 'credit-note' | 'payment'; readonly originId: string },
): Promise<Seller> {
  const row =
    origin === 'credit-note'
      ? await db.selectFrom('invoice').where('id', '=', originId).select('seller').executeTakeFirst()
      : await db
          .selectFrom('payment as p')
          .innerJoin('bankLine as b', 'b.id', 'p.ref')
          .where('p.id', '=', originId)
          .where('p.provider', '=', 'transfer')
          .select('b.seller')
          .executeTakeFirst();
  return row?.seller ?? collector;
}
