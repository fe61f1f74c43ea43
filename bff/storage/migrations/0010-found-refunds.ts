import type { Engine } from '../tables.ts';
import { createIndex, type Schema } from './schema.ts';

/** Refunds are looked up by the provider's name of them: some are made on his own pages. */
export async function foundRefunds(db: Schema, _: Engine): Promise<void> {
  await createIndex(db, 'refund', ['ref'], { where: '"ref" is not null' });
}
