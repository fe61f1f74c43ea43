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

  // A day on which very many periods end is read bite by bite, without sorting it anew each time.
  await db.schema.dropIndex('service_state_expiresOn').execute();
  await createIndex(db, 'service', ['state', 'expiresOn', 'id']);

  await addColumns(db, engine, 'walletEntry', { part: 'key' });
  await db.schema.dropIndex('walletEntry_origin_originId_use_useId').execute();
  await createIndex(db, 'walletEntry', ['origin', 'originId', 'use', 'useId', 'part'], { unique: true });
}
