import { sql, type Kysely, type Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** A counter as it stands after counting. */
export interface Counted {
  readonly failures: number;
  readonly firstAt: string;
  readonly blockedUntil: string | null;
}

/** When a counter starts anew: its first, or its last, count lies before the instant. */
export interface Restart {
  readonly first?: string;
  readonly last?: string;
}

/**
 * Counts one more under a key, in one statement that concurrent requests cannot pass between; while the key is blocked
 * nothing is counted.
 */
export const count = (
  db: Db,
  key: string,
  now: string,
  { first = '', last = '' }: Restart,
): Promise<Counted> =>
  db
    .insertInto('attempt')
    .values({ key, failures: 1, firstAt: now, lastAt: now, blockedUntil: null })
    .onConflict((c) =>
      c.column('key').doUpdateSet({
        failures: sql<number>`case
          when "attempt"."blockedUntil" > ${now} then "attempt"."failures"
          when "attempt"."firstAt" < ${first} or "attempt"."lastAt" < ${last} then 1
          else "attempt"."failures" + 1 end`,
        firstAt: sql<string>`case
          when "attempt"."firstAt" < ${first} or "attempt"."lastAt" < ${last} then ${now}
          else "attempt"."firstAt" end`,
        lastAt: sql<string>`case when "attempt"."blockedUntil" > ${now} then "attempt"."lastAt" else ${now} end`,
      }),
    )
    .returning(['failures', 'firstAt', 'blockedUntil'])
    .executeTakeFirstOrThrow();

export const block = (db: Db, key: string, blockedUntil: string) =>
  db.updateTable('attempt').set({ blockedUntil }).where('key', '=', key).execute();

export const failuresOf = async (db: Db, key: string): Promise<number> =>
  (await db.selectFrom('attempt').where('key', '=', key).select('failures').executeTakeFirst())?.failures ??
  0;

/** Takes one count back. */
export const uncount = (db: Db, keys: readonly string[]) =>
  db
    .updateTable('attempt')
    .set((e) => ({ failures: e('failures', '-', 1), blockedUntil: null }))
    .where('key', 'in', [...keys])
    .where('failures', '>', 0)
    .execute();

export const forget = (db: Db, keys: readonly string[]) =>
  db
    .deleteFrom('attempt')
    .where('key', 'in', [...keys])
    .execute();

/** Forgets all whose keys begin so; a beginning ends with `:`, which `;` follows. */
export const forgetBeginning = (db: Db, beginnings: readonly string[]) =>
  db
    .deleteFrom('attempt')
    .where((e) =>
      e.or(beginnings.map((it) => e.and([e('key', '>=', it), e('key', '<', it.replace(/:$/, ';'))]))),
    )
    .execute();
