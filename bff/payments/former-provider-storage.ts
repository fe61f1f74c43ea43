import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { openStatuses } from './storage.ts';

type Db = Kysely<Tables>;

/** How much is under way with other providers than this one, by provider. */
export async function underWayElsewhere(db: Db, provider: string) {
  const attempts = await db
    .selectFrom('payment')
    .where('status', 'in', [...openStatuses])
    .where('provider', '!=', provider)
    .groupBy('provider')
    .select((e) => ['provider', e.fn.countAll<number>().as('count')])
    .orderBy('provider')
    .execute();
  const refunds = await db
    .selectFrom('refund as r')
    .innerJoin('payment as p', 'p.id', 'r.paymentId')
    .where('r.endedAt', 'is', null)
    .where('p.provider', '!=', provider)
    .groupBy('p.provider')
    .select((e) => ['p.provider', e.fn.countAll<number>().as('count')])
    .orderBy('p.provider')
    .execute();
  const disputes = await db
    .selectFrom('dispute')
    .where('outcome', '=', 'open')
    .where('provider', '!=', provider)
    .groupBy('provider')
    .select((e) => ['provider', e.fn.countAll<number>().as('count')])
    .orderBy('provider')
    .execute();
  return { attempts, refunds, disputes };
}
