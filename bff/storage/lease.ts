import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** `until` of a run that is done: nobody takes it again. */
export const doneUntil = '9999-12-31T00:00:00.000Z';

/** Takes or keeps a lease until an instant; false while somebody else has it, or when its run is done. */
export async function takeLease(
  db: Kysely<Tables>,
  name: string,
  holder: string,
  times: { readonly now: string; readonly until: string },
): Promise<boolean> {
  const done = await db
    .insertInto('lease')
    .values({ name, holder, until: times.until })
    .onConflict((c) =>
      c
        .column('name')
        .doUpdateSet({ holder, until: times.until })
        .where((e) =>
          e.and([
            e('lease.until', '<', doneUntil),
            e.or([e('lease.until', '<=', times.now), e('lease.holder', '=', holder)]),
          ]),
        ),
    )
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Marks a run as done for ever. */
export const finishLease = (db: Kysely<Tables>, name: string, holder: string) =>
  db
    .updateTable('lease')
    .set({ until: doneUntil })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .execute();
