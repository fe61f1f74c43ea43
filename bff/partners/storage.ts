import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { ConsentTable, PartnerOriginTable, PartnerTable } from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export const findPartner = (db: Db, id: string) =>
  db.selectFrom('partner').where('id', '=', id).selectAll().executeTakeFirst();

export const partnersOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('partner')
    .where('id', 'in', ids.length > 0 ? ids : [''])
    .selectAll()
    .execute();

export const allPartners = (db: Db) =>
  db.selectFrom('partner').selectAll().orderBy('createdAt').orderBy('id').execute();

export const insertPartner = (db: Db, partner: PartnerTable) =>
  db.insertInto('partner').values(partner).execute();

export const updatePartner = (db: Db, id: string, set: Partial<Pick<PartnerTable, 'status' | 'ceiling'>>) =>
  db.updateTable('partner').set(set).where('id', '=', id).execute();

export const originsOf = (db: Db, partnerIds: readonly string[]) =>
  db
    .selectFrom('partnerOrigin')
    .where('partnerId', 'in', partnerIds.length > 0 ? partnerIds : [''])
    .selectAll()
    .orderBy('partnerId')
    .orderBy('origin')
    .execute();

export const putOrigin = (db: Db, row: PartnerOriginTable) =>
  db
    .insertInto('partnerOrigin')
    .values(row)
    .onConflict((c) =>
      c
        .columns(['partnerId', 'origin'])
        .doUpdateSet({ verifiedAt: row.verifiedAt, suspendedAt: row.suspendedAt }),
    )
    .execute();

/** Consents in force of a person, newest first; of one partner, if said. */
export const liveConsents = (db: Db, personId: string, now: string, partnerId?: string) =>
  db
    .selectFrom('consent')
    .where('personId', '=', personId)
    .$if(partnerId !== undefined, (q) => q.where('partnerId', '=', partnerId ?? ''))
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute();

export const insertConsent = (db: Db, row: ConsentTable) => db.insertInto('consent').values(row).execute();

export const updateConsent = (
  db: Db,
  id: string,
  set: Partial<Pick<ConsentTable, 'scopes' | 'expiresAt' | 'lastUsedAt'>>,
) => db.updateTable('consent').set(set).where('id', '=', id).execute();

export async function replaceAccounts(
  db: Db,
  consentId: string,
  customerIds: readonly string[],
): Promise<void> {
  await db.deleteFrom('consentAccount').where('consentId', '=', consentId).execute();
  await db
    .insertInto('consentAccount')
    .values(customerIds.map((customerId) => ({ consentId, customerId })))
    .execute();
}

/** The accounts of some consents with their names. */
export const accountsOf = (db: Db, consentIds: readonly string[]) =>
  db
    .selectFrom('consentAccount as a')
    .innerJoin('customer as c', 'c.id', 'a.customerId')
    .where('a.consentId', 'in', consentIds.length > 0 ? consentIds : [''])
    .select(['a.consentId', 'c.id', 'c.name as label'])
    .orderBy('c.name')
    .execute();

/** Whom a mail about a consent goes to. */
export const addressee = (db: Db, personId: string) =>
  db
    .selectFrom('person')
    .where('id', '=', personId)
    .select(['email', 'firstName', 'locale'])
    .executeTakeFirstOrThrow();

/** Live sessions of a person under some consents: how many, and when the last was seen. */
export const sessionsOf = (db: Db, consentIds: readonly string[], now: string) =>
  db
    .selectFrom('session')
    .where('consentId', 'in', consentIds.length > 0 ? consentIds : [''])
    .select((e) => [
      'consentId',
      e.fn.max('seenAt').as('seenAt'),
      e.fn
        .sum<number>(
          e
            .case()
            .when(e.and([e('endedAt', 'is', null), e('expiresAt', '>', now)]))
            .then(1)
            .else(0)
            .end(),
        )
        .as('live'),
    ])
    .groupBy('consentId')
    .execute();

/** Ends every session that a person has at a partner; at one origin or with one key, if said. Tells their hashes. */
export async function endSessions(
  db: Db,
  partnerId: string,
  of: { readonly personId?: string; readonly origin?: string; readonly jkt?: string },
  endedAt: string,
): Promise<string[]> {
  const rows = await db
    .updateTable('session')
    .set({ endedAt })
    .where('partnerId', '=', partnerId)
    .where('endedAt', 'is', null)
    .$if(of.personId !== undefined, (q) => q.where('personId', '=', of.personId ?? ''))
    .$if(of.origin !== undefined, (q) => q.where('origin', '=', of.origin ?? ''))
    .$if(of.jkt !== undefined, (q) => q.where('jkt', '=', of.jkt ?? ''))
    .returning('idHash')
    .execute();
  return rows.map((row) => row.idHash);
}

export const revokeConsents = (db: Db, personId: string, partnerId: string, revokedAt: string) =>
  db
    .updateTable('consent')
    .set({ revokedAt })
    .where('personId', '=', personId)
    .where('partnerId', '=', partnerId)
    .where('revokedAt', 'is', null)
    .execute();
