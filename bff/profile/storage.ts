import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { CustomerTable, LinkTable, PersonTable } from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** A person with the password's hash, by address in lower case. */
export const findByEmail = (db: Db, email: string) =>
  db
    .selectFrom('person as p')
    .leftJoin('password as w', 'w.personId', 'p.id')
    .where('p.email', '=', email)
    .select(['p.id', 'p.email', 'p.firstName', 'p.lastName', 'p.locale', 'p.status', 'w.hash'])
    .executeTakeFirst();

export const findPerson = (db: Db, id: string) =>
  db.selectFrom('person').where('id', '=', id).selectAll().executeTakeFirst();

/** Adds a person; false when the address is taken, also by somebody who is adding it at this moment. */
export async function insertPerson(db: Db, person: PersonTable): Promise<boolean> {
  const result = await db
    .insertInto('person')
    .values(person)
    .onConflict((c) => c.column('email').doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1;
}

export const updatePerson = (db: Db, id: string, set: Partial<PersonTable>) =>
  db.updateTable('person').set(set).where('id', '=', id).execute();

/** The account that a person holds, if any. */
export const heldAccount = (db: Db, personId: string) =>
  db
    .selectFrom('membership')
    .where('personId', '=', personId)
    .where('role', '=', 'holder')
    .where('revokedAt', 'is', null)
    .select('customerId')
    .orderBy('startsAt')
    .executeTakeFirst();

export const insertCustomer = (db: Db, customer: CustomerTable) =>
  db.insertInto('customer').values(customer).execute();

export const updateCustomer = (db: Db, id: string, set: Partial<CustomerTable>) =>
  db.updateTable('customer').set(set).where('id', '=', id).execute();

export const insertMembership = (db: Db, membership: Tables['membership']) =>
  db.insertInto('membership').values(membership).execute();

/** Sets the password, the first or another. */
export const setPassword = (db: Db, personId: string, hash: string, setAt: string) =>
  db
    .insertInto('password')
    .values({ personId, hash, setAt })
    .onConflict((c) => c.column('personId').doUpdateSet({ hash, setAt }))
    .execute();

/** The same password under a hash that costs more. */
export const strengthenPassword = (db: Db, personId: string, hash: string) =>
  db.updateTable('password').set({ hash }).where('personId', '=', personId).execute();

export const insertLink = (db: Db, link: LinkTable) => db.insertInto('link').values(link).execute();

/** A link that still opens something. */
export const findLink = (db: Db, tokenHash: string, now: string) =>
  db
    .selectFrom('link')
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .selectAll()
    .executeTakeFirst();

/** Uses a link up; false when somebody was quicker or its time is over. */
export async function useLink(db: Db, tokenHash: string, now: string): Promise<boolean> {
  const result = await db
    .updateTable('link')
    .set({ usedAt: now })
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Voids every open link of a purpose. */
export const voidLinks = (db: Db, personId: string, purpose: LinkTable['purpose'], now: string) =>
  db
    .updateTable('link')
    .set({ usedAt: now })
    .where('personId', '=', personId)
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .execute();

export const findDevice = (db: Db, tokenHash: string, personId: string) =>
  db
    .selectFrom('knownDevice')
    .where('tokenHash', '=', tokenHash)
    .where('personId', '=', personId)
    .select('tokenHash')
    .executeTakeFirst();

export const hasDevice = (db: Db, personId: string) =>
  db
    .selectFrom('knownDevice')
    .where('personId', '=', personId)
    .select('tokenHash')
    .limit(1)
    .executeTakeFirst();

export const insertDevice = (db: Db, device: Tables['knownDevice']) =>
  db
    .insertInto('knownDevice')
    .values(device)
    .onConflict((c) => c.column('tokenHash').doNothing())
    .execute();

/** Names by which others could guess a person's password: accounts and domains. */
export async function namesAround(db: Db, personId: string): Promise<string[]> {
  const customers = await db
    .selectFrom('membership as m')
    .innerJoin('customer as c', 'c.id', 'm.customerId')
    .where('m.personId', '=', personId)
    .where('m.revokedAt', 'is', null)
    .select(['c.id', 'c.name', 'c.number'])
    .limit(20)
    .execute();
  if (customers.length === 0) return [];
  const services = await db
    .selectFrom('service')
    .where(
      'customerId',
      'in',
      customers.map(({ id }) => id),
    )
    .where('domain', '!=', '')
    .select('domain')
    .limit(200)
    .execute();
  return [
    ...customers.flatMap(({ name, number }) => [name, number]),
    ...services.map(({ domain }) => domain),
  ];
}
