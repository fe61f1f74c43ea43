import type { Engine } from '../tables.ts';
import { addColumns, createIndex, type Schema } from './schema.ts';

/** Charges that a customer wants taken together. */
export async function chargeGroups(db: Schema, engine: Engine): Promise<void> {
  await addColumns(db, engine, 'customer', { groupCharges: 'bigint' });
  await addColumns(db, engine, 'scheduledPayment', { groupId: 'key?' });
  await createIndex(db, 'scheduledPayment', ['groupId'], { where: '"groupId" is not null' });
}
