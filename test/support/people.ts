import type { Role } from '../../components/contract/access.ts';
import { isoAt } from '../../bff/ports/clock.ts';
import type { TestBff } from './bff.ts';

/** A passphrase that the policy takes. */
export const passphrase = 'canard agrafe nuage 42';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly locale?: 'fr' | 'en';
  readonly password?: string;
}

/** An active person, with a password unless it is empty. */
export async function addPerson({ deps }: TestBff, person: Person): Promise<void> {
  const {
    id,
    email,
    firstName = 'Camille',
    lastName = 'Durand',
    locale = 'fr',
    password = passphrase,
  } = person;
  const at = isoAt(deps.clock);
  await deps.db
    .insertInto('person')
    .values({ id, email, firstName, lastName, locale, status: 'active', createdAt: at })
    .execute();
  if (password === '') return;
  const hash = await deps.passwords.hash(password);
  await deps.db.insertInto('password').values({ personId: id, hash, setAt: at }).execute();
}

export async function addCustomer({ deps }: TestBff, id: string, name = 'Durand'): Promise<void> {
  const values = { id, number: `N-${id}`, kind: 'person' as const, name, locale: 'fr' as const, revision: 1 };
  await deps.db
    .insertInto('customer')
    .values({ ...values, createdAt: isoAt(deps.clock) })
    .execute();
}

export interface Membership {
  readonly role?: Role;
  readonly rights?: readonly string[];
  readonly services?: readonly string[];
  readonly revoked?: boolean;
}

/** Lets a person act on an account; as its holder unless said otherwise. */
export async function join(
  { deps }: TestBff,
  personId: string,
  customerId: string,
  as: Membership = {},
): Promise<void> {
  const id = `mbr_${personId}_${customerId}`;
  const at = isoAt(deps.clock);
  await deps.db
    .insertInto('membership')
    .values({
      id,
      personId,
      customerId,
      role: as.role ?? 'holder',
      rights: JSON.stringify(as.rights ?? []),
      services: as.services ? 'listed' : 'all',
      startsAt: at,
      endsAt: null,
      revokedAt: as.revoked ? at : null,
    })
    .execute();
  for (const serviceId of as.services ?? [])
    await deps.db.insertInto('membershipService').values({ membershipId: id, serviceId }).execute();
}

/** Camille, who holds the account `cus_a`. */
export async function addCamille(bff: TestBff): Promise<Person> {
  const camille = { id: 'per_camille', email: 'camille@example.fr' };
  await addPerson(bff, camille);
  await addCustomer(bff, 'cus_a');
  await join(bff, camille.id, 'cus_a');
  return camille;
}

/** Lets a member see one service of an account only. */
export async function limitTo(
  { deps }: TestBff,
  personId: string,
  customerId: string,
  serviceId: string,
): Promise<void> {
  const mine = deps.db.updateTable('membership').set({ services: 'listed' }).where('personId', '=', personId);
  await mine.where('customerId', '=', customerId).execute();
  await deps.db
    .insertInto('membershipService')
    .values({ membershipId: `mbr_${personId}_${customerId}`, serviceId })
    .execute();
}
