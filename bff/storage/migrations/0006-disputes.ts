import type { Engine } from '../tables.ts';
import { addColumns, createIndex, createTable, type Schema } from './schema.ts';

/** Invoices that customers contest. */
export async function disputes(db: Schema, engine: Engine): Promise<void> {
  await addColumns(db, engine, 'invoice', { disputedCents: 'bigint' });
  await createTable(
    db,
    engine,
    'invoiceDispute',
    {
      id: 'key',
      invoiceId: 'key',
      customerId: 'key',
      personId: 'text',
      reason: 'text',
      message: 'text',
      lines: 'text',
      cents: 'bigint',
      state: 'text',
      answer: 'text?',
      openedAt: 'key',
      endedAt: 'text?',
    },
    ['id'],
  );
  // One open dispute an invoice: the key decides, not a check.
  await createIndex(db, 'invoiceDispute', ['invoiceId'], { unique: true, where: `"state" = 'open'` });
  await createIndex(db, 'invoiceDispute', ['invoiceId', 'openedAt']);
}
