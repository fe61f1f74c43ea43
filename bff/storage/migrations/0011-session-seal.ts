import { sql } from 'kysely';
import { platformRandom, secret } from '../../ports/random.ts';
import type { Engine } from '../tables.ts';
import { createTable, type Schema } from './schema.ts';

/** Keys that all processes of this database share; the first tells invented session secrets from ours. */
export async function sessionSeal(db: Schema, engine: Engine): Promise<void> {
  await createTable(db, engine, 'serverKey', { name: 'key', value: 'text' }, ['name']);
  await sql`insert into "serverKey" ("name", "value") values ('session', ${secret(platformRandom)})`.execute(
    db,
  );
}
