import { sql } from 'kysely';
import type { Engine } from '../tables.ts';
import { addColumns, createIndex, createTable, type Schema } from './schema.ts';

/** Reminders sent, and credit that pays one invoice in several turns. */
export async function dunning(db: Schema, engine: Engine): Promise<void> {
  // One reminder an object and step, whatever the outbox has forgotten by then.
  await createTable(
    db,
    engine,
    'reminder',
    { subjectId: 'key', step: 'key', at: 'text' },
    ['subjectId', 'step'],
    true,
  );
  await sql.raw('create index "invoice_due" on "invoice" ("dueOn", "id") where "dueCents" > 0').execute(db);

  await addColumns(db, engine, 'walletEntry', { part: 'key' });
  await db.schema.dropIndex('walletEntry_origin_originId_use_useId').execute();
  await createIndex(db, 'walletEntry', ['origin', 'originId', 'use', 'useId', 'part'], { unique: true });
}
