import type { Kysely } from 'kysely';
import { startSession } from '../../bff/access/sessions.ts';
import type { Deps } from '../../bff/deps.ts';
import { isoAt } from '../../bff/ports/clock.ts';
import { newId } from '../../bff/ports/random.ts';
import type { Tables } from '../../bff/storage/tables.ts';
import { inWrite, type Write } from '../../bff/storage/write.ts';
import type { Right } from '../../components/contract/access.ts';
import { demoAccounts } from '../../demo/data/accounts.ts';
import { demoPartners } from '../../demo/data/partners.ts';
import { grant } from './grants.ts';
import type { DemoPerson, Scenario, Visitor } from './scenario.ts';

/** The demo's person with the account that he or she holds. */
export async function holderOf(db: Kysely<Tables>, who: DemoPerson): Promise<Visitor> {
  return db
    .selectFrom('person as p')
    .innerJoin('membership as m', 'm.personId', 'p.id')
    .where('p.email', '=', demoAccounts[who].email)
    .orderBy((e) => e.case().when('m.role', '=', 'holder').then(0).else(1).end())
    .select(['p.id as personId', 'm.customerId'])
    .executeTakeFirstOrThrow();
}

/** Signs the scenario's visitor in, with a session like any other. */
export async function signVisitorIn(deps: Deps, scenario: Scenario): Promise<void> {
  if (scenario.as === 'nobody') return;
  const holder = await holderOf(deps.db, scenario.as ?? 'company');
  const kind = scenario.scopes ? 'embed' : 'portal';
  const { secret } = await inWrite(deps, async (write) => {
    const visitor = scenario.rights ? await addDelegate(deps, write, holder, scenario.rights) : holder;
    const embed = scenario.scopes && (await grant(deps, write, visitor, 'agency', scenario.scopes));
    for (const site of scenario.sites ?? [])
      await grant(deps, write, visitor, site, demoPartners[site].ceiling);
    const level = scenario.level ?? 'pwd';
    const authenticatedAt = isoAt(deps.clock);
    return startSession(deps, write, {
      kind,
      ...visitor,
      level,
      authenticatedAt,
      agent: 'Chrome',
      ...(embed ? { embed } : {}),
    });
  });
  deps.carrier.give(new Headers(), kind, secret);
}

async function addDelegate(
  { clock, random }: Deps,
  { tx }: Write,
  { customerId }: Visitor,
  rights: readonly Right[],
): Promise<Visitor> {
  const personId = newId(random, 'per');
  const name = { firstName: 'Inès', lastName: 'Caron', email: 'ines.caron@demo.o2.example' };
  const now = isoAt(clock);
  await tx
    .insertInto('person')
    .values({ id: personId, ...name, locale: 'fr', status: 'active', createdAt: now })
    .execute();
  const access = {
    role: 'custom',
    rights: JSON.stringify(rights),
    services: 'all',
    startsAt: now,
    endsAt: null,
    revokedAt: null,
  } as const;
  await tx
    .insertInto('membership')
    .values({ id: newId(random, 'mem'), personId, customerId, ...access })
    .execute();
  return { personId, customerId };
}
