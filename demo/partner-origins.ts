import type { Deps } from '../bff/deps.ts';
import { isoAt } from '../bff/ports/clock.ts';
import { demoPartners } from './data/partners.ts';
import type { DemoOptions } from './data/world.ts';

/** Lets the partner sites embed from where they run this time: their ports may differ from those of the first start. */
export async function verifyPartnerOrigins(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  origins: DemoOptions['partnerOrigins'],
): Promise<void> {
  const known = await db.selectFrom('partner').select('id').execute();
  for (const which of ['agency', 'bank'] as const) {
    const partnerId = demoPartners[which].key;
    if (!known.some(({ id }) => id === partnerId)) continue;
    await db
      .insertInto('partnerOrigin')
      .values({ partnerId, origin: origins[which], verifiedAt: isoAt({ now: clock.now }), suspendedAt: null })
      .onConflict((c) => c.columns(['partnerId', 'origin']).doNothing())
      .execute();
  }
}
