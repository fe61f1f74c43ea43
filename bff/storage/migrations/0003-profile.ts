import type { Engine } from '../tables.ts';
import { createIndex, forbidChange, type Schema } from './schema.ts';

/** Known browsers by person; the journal of access, which nobody alters. */
export async function profile(db: Schema, engine: Engine): Promise<void> {
  await createIndex(db, 'knownDevice', ['personId']);
  await forbidChange(db, engine, 'audit');
}
