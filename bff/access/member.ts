import type { Right, Role } from '../../components/contract/access.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { roleRights, type Actor } from './actor.ts';
import { listedServices, membershipOf } from './storage.ts';

/** What a person may do on an account at this moment, without a session. */
export interface Member extends Pick<Actor, 'rights' | 'services' | 'locale'> {}

/** For what a person set up to go on without him, such as a calendar; nobody once his access has ended. */
export async function memberOf(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  personId: string,
  customerId: string,
): Promise<Member | undefined> {
  const row = await membershipOf(db, personId, customerId, isoAt(clock));
  if (!row) return undefined;
  const role = row.role as Role;
  return {
    locale: row.locale,
    rights: role === 'custom' ? new Set(JSON.parse(row.rights) as Right[]) : roleRights[role],
    services: row.services === 'all' ? 'all' : new Set(await listedServices(db, row.id)),
  };
}
