import type { Engine } from '../tables.ts';
import { documents } from './0002-documents.ts';
import { means } from './0002-means.ts';
import { payments } from './0002-payments.ts';
import { plans } from './0002-plans.ts';
import type { Schema } from './schema.ts';

/** Documents, their numbers and files; the journal; payments, means, refunds, credit, plans of renewal. */
export async function billing(db: Schema, engine: Engine): Promise<void> {
  await documents(db, engine);
  await means(db, engine);
  await payments(db, engine);
  await plans(db, engine);
}
