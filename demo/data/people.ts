import type { Right, Role } from '../../components/contract/access.ts';
import type { CustomerKind } from '../../components/contract/profile.ts';
import { addDays } from '../../bff/ports/clock.ts';
import type { DemoAccount } from './accounts.ts';
import { billingIdentity } from './billing-identity.ts';
import { instantOn } from './calendar.ts';
import type { Holder } from './holder.ts';
import type { World } from './world.ts';

/** A person who can sign in with the demo's passphrase. */
export function addAccount(world: World, account: DemoAccount): string {
  const id = addPerson(world, account.firstName, account.lastName, account.email);
  world.add('password', {
    personId: id,
    hash: world.passwordHash,
    setAt: instantOn(addDays(world.today, -200), 300),
  });
  return id;
}

/** A person without a password. */
export function addPerson(world: World, firstName: string, lastName: string, email: string): string {
  const id = world.chance.id('per');
  world.add('person', {
    id,
    email,
    firstName,
    lastName,
    locale: 'fr',
    status: 'active',
    createdAt: instantOn(addDays(world.today, -1500), world.count('minute')),
  });
  return id;
}

export interface NewCustomer {
  readonly kind: CustomerKind;
  readonly name: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly daysAgo?: number;
  /** By chance when not said. */
  readonly town?: string;
  /** Whether his documents of the last year were issued here, with their files and payments. */
  readonly records?: boolean;
}

/** A customer, held by the person. */
export function addCustomer(world: World, it: NewCustomer): Holder {
  const { kind, name, person, daysAgo = 1400, records = false } = it;
  const id = world.chance.id('cus');
  const number = `C-${104_500 + world.count('customer') * 7}`;
  const createdAt = instantOn(addDays(world.today, -daysAgo), 90);
  world.add('customer', { id, number, kind, name, locale: 'fr', revision: 1, createdAt });
  const identity = world.add('billingIdentity', billingIdentity(world, id, it));
  addMembership(world, { personId: person.id, customerId: id, role: 'holder', daysAgo });
  return { id, number, kind, name, person: person.name, identity, records };
}

export interface NewMembership {
  readonly personId: string;
  readonly customerId: string;
  readonly role: Role;
  /** For the role `custom`. */
  readonly rights?: readonly Right[];
  /** Only these services are visible. */
  readonly services?: readonly string[];
  /** Days from today on which it ends. */
  readonly endsIn?: number;
  readonly revoked?: boolean;
  /** Days since it began. */
  readonly daysAgo?: number;
}

/** Lets a person act for a customer. */
export function addMembership(world: World, it: NewMembership): void {
  const id = world.chance.id('mem');
  world.add('membership', {
    id,
    personId: it.personId,
    customerId: it.customerId,
    role: it.role,
    rights: JSON.stringify(it.rights ?? []),
    services: it.services ? 'listed' : 'all',
    startsAt: instantOn(addDays(world.today, -(it.daysAgo ?? 400)), 120),
    endsAt: it.endsIn === undefined ? null : instantOn(addDays(world.today, it.endsIn), 600),
    revokedAt: it.revoked ? instantOn(addDays(world.today, -30), 240) : null,
  });
  for (const serviceId of it.services ?? []) world.add('membershipService', { membershipId: id, serviceId });
}
