import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export const findStopLink = (db: Db, tokenHash: string) =>
  db.selectFrom('stopLink').where('tokenHash', '=', tokenHash).selectAll().executeTakeFirst();

/** Uses a link up; false when somebody did before. */
export async function useStopLink(
  tx: Transaction<Tables>,
  tokenHash: string,
  usedAt: string,
): Promise<boolean> {
  const done = await tx
    .updateTable('stopLink')
    .set({ usedAt })
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) > 0;
}
