import type { Kysely } from 'kysely';
import type { Tables } from '../../bff/storage/tables.ts';
import type { Batch } from './rows.ts';

const together = 200;

/** Stores batches through Kysely: for a page, where the database is SQLite in WebAssembly, and for tests. */
export async function insertBatches(db: Kysely<Tables>, batches: Iterable<Batch>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const { table, rows } of batches) {
      for (let at = 0; at < rows.length; at += together) {
        await tx
          .insertInto(table)
          .values(rows.slice(at, at + together))
          .execute();
      }
    }
  });
}
