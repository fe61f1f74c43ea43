import type { Deps } from '../../bff/deps.ts';
import { isoAt } from '../../bff/ports/clock.ts';
import { newId } from '../../bff/ports/random.ts';
import type { Write } from '../../bff/storage/write.ts';
import type { Scope } from '../../components/contract/access.ts';
import { demoPartners } from '../../demo/data/partners.ts';
import type { DemoSite } from './partner-origins.ts';
import type { Visitor } from './scenario.ts';

const day = 86_400_000;

/** Connects a site to the visitor's account, with the rows that the consent page would have written. */
export async function grant(
  deps: Deps,
  { tx }: Write,
  visitor: Visitor,
  site: DemoSite,
  scopes: readonly Scope[],
) {
  const { personId, customerId } = visitor;
  const { key: partnerId } = demoPartners[site];
  const [consentId, jkt] = [newId(deps.random, 'cns'), newId(deps.random, 'jkt')];
  const { origin } = await tx
    .selectFrom('partnerOrigin')
    .where('partnerId', '=', partnerId)
    .select('origin')
    .executeTakeFirstOrThrow();
  const [createdAt, lastUsedAt, expiresAt] = [-20 * day, -day / 8, 160 * day].map((ms) =>
    isoAt(deps.clock, ms),
  ) as [string, string, string];
  const times = { createdAt, lastUsedAt, revokedAt: null };
  const granted = JSON.stringify(scopes);
  await tx
    .insertInto('consent')
    .values({ id: consentId, personId, partnerId, scopes: granted, expiresAt, ...times })
    .execute();
  await tx.insertInto('consentAccount').values({ consentId, customerId }).execute();
  await tx
    .insertInto('vaultKey')
    .values({ jkt, personId, partnerId, origin, ...times })
    .execute();
  return { consentId, partnerId, origin, jkt };
}
