import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { AuthCodeTable, VaultKeyTable } from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Keys of a person's vaults at a partner that are enrolled and were used after `since`, least recent first. */
export const liveKeys = (db: Db, personId: string, partnerId: string, since: string) =>
  db
    .selectFrom('vaultKey')
    .where('personId', '=', personId)
    .where('partnerId', '=', partnerId)
    .where('revokedAt', 'is', null)
    .where('lastUsedAt', '>', since)
    .selectAll()
    .orderBy('lastUsedAt')
    .orderBy('jkt')
    .execute();

/** How many keys are enrolled at each partner. */
export const countKeys = (db: Db, personId: string, since: string) =>
  db
    .selectFrom('vaultKey')
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .where('lastUsedAt', '>', since)
    .select((e) => ['partnerId', e.fn.countAll<number>().as('count')])
    .groupBy('partnerId')
    .execute();

/** Enrols a key, or anew one that was revoked. */
export const enrolKey = (db: Db, row: VaultKeyTable) =>
  db
    .insertInto('vaultKey')
    .values(row)
    .onConflict((c) =>
      c
        .columns(['personId', 'partnerId', 'jkt'])
        .doUpdateSet({ origin: row.origin, lastUsedAt: row.lastUsedAt, revokedAt: null }),
    )
    .execute();

/** Revokes a person's keys at a partner; one of them, if said. */
export const revokeKeys = (db: Db, personId: string, partnerId: string, revokedAt: string, jkt?: string) =>
  db
    .updateTable('vaultKey')
    .set({ revokedAt })
    .where('personId', '=', personId)
    .where('partnerId', '=', partnerId)
    .where('revokedAt', 'is', null)
    .$if(jkt !== undefined, (q) => q.where('jkt', '=', jkt ?? ''))
    .execute();

/** Says that a key was used; false when it is not enrolled any more. */
export async function touchKey(
  db: Db,
  key: Pick<VaultKeyTable, 'personId' | 'partnerId' | 'jkt'>,
  since: string,
  now: string,
): Promise<boolean> {
  const result = await db
    .updateTable('vaultKey')
    .set({ lastUsedAt: now })
    .where('personId', '=', key.personId)
    .where('partnerId', '=', key.partnerId)
    .where('jkt', '=', key.jkt)
    .where('revokedAt', 'is', null)
    .where('lastUsedAt', '>', since)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export const insertCode = (db: Db, row: AuthCodeTable) => db.insertInto('authCode').values(row).execute();

export const findCode = (db: Db, codeHash: string) =>
  db.selectFrom('authCode').where('codeHash', '=', codeHash).selectAll().executeTakeFirst();

/** Spends a code; false when it was spent before. */
export async function spendCode(db: Db, codeHash: string, usedAt: string): Promise<boolean> {
  const result = await db
    .updateTable('authCode')
    .set({ usedAt })
    .where('codeHash', '=', codeHash)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Names the session born from a code. */
export const markBorn = (db: Db, codeHash: string, sessionHash: string) =>
  db.updateTable('authCode').set({ sessionHash }).where('codeHash', '=', codeHash).execute();

/** Spends every open code of a person at a partner. */
export const spendCodes = (db: Db, personId: string, partnerId: string, usedAt: string) =>
  db
    .updateTable('authCode')
    .set({ usedAt })
    .where('personId', '=', personId)
    .where('partnerId', '=', partnerId)
    .where('usedAt', 'is', null)
    .execute();

/** Remembers a proof; false when it was seen before. */
export async function rememberProof(db: Db, jkt: string, jti: string, expiresAt: string): Promise<boolean> {
  const result = await db
    .insertInto('seenProof')
    .values({ jkt, jti, expiresAt })
    .onConflict((c) => c.columns(['jkt', 'jti']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1;
}
