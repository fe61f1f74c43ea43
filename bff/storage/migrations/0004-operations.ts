import type { Engine } from '../tables.ts';
import { createIndex, createTable, type Schema } from './schema.ts';

/** Slow work: archives, and later whatever takes longer than an answer. */
export async function operations(db: Schema, engine: Engine): Promise<void> {
  await createTable(
    db,
    engine,
    'operation',
    {
      id: 'key',
      customerId: 'key',
      personId: 'key',
      type: 'text',
      state: 'text',
      input: 'text',
      step: 'bigint',
      done: 'bigint',
      total: 'bigint',
      blockedBy: 'text?',
      needed: 'text',
      failure: 'text?',
      facts: 'text',
      outcome: 'text?',
      fileName: 'text?',
      size: 'bigint?',
      keptUntil: 'text?',
      linkKey: 'text',
      run: 'bigint',
      createdAt: 'key',
      startedAt: 'text?',
      endedAt: 'key?',
      version: 'bigint',
    },
    ['id'],
  );
  await createIndex(db, 'operation', ['customerId', 'personId', 'createdAt', 'id']);
  await createIndex(db, 'operation', ['endedAt']);
}
