import { sql } from 'kysely';
import type { Engine } from '../tables.ts';
import { createIndex, createTable, forbidChange, forbidReplacing, type Schema } from './schema.ts';

/** Closed days, months and years of the journal; and two ways around its triggers, shut. */
export async function closures(db: Schema, engine: Engine): Promise<void> {
  await createTable(
    db,
    engine,
    'journalClosure',
    {
      seller: 'key',
      sequence: 'bigint',
      kind: 'key',
      period: 'key',
      fromNumber: 'bigint',
      toNumber: 'bigint',
      journalHash: 'text',
      sums: 'text',
      closedAt: 'text',
      previousHash: 'text',
      hash: 'text',
    },
    ['seller', 'sequence'],
  );
  await createIndex(db, 'journalClosure', ['seller', 'kind', 'period'], { unique: true });
  await forbidChange(db, engine, 'journalClosure');
  const kept = { journal: ['seller', 'number'], invoiceDocument: ['invoiceId'], invoiceFile: ['invoiceId'] };
  for (const [table, key] of Object.entries({ ...kept, journalClosure: ['seller', 'sequence'] })) {
    await forbidReplacing(db, engine, table, key);
    // Triggers of rows do not see a table emptied at once.
    if (engine === 'postgres')
      await sql
        .raw(
          `create trigger "${table}_not_emptied" before truncate on "${table}" for each statement execute function "${table}_unaltered"()`,
        )
        .execute(db);
  }
}
