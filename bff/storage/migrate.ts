import { sql, type Kysely } from 'kysely';
import { migrations } from './migrations/list.ts';
import type { Engine, Tables } from './tables.ts';

/** The database was written by a newer version of this software. */
export class NewerSchema extends Error {
  override name = 'NewerSchema' as const;
}

/**
 * Brings the database to today's schema, each migration in a transaction of its own. Safe to call from several
 * processes at once. Throws {@link NewerSchema} when the database knows a migration that this software does not.
 */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const bare = db as unknown as Kysely<unknown>;
  // A start that finds nothing to do writes nothing: so it succeeds where only reading is possible.
  if (await migrationsDone(db).catch(() => false)) return refuseNewer(bare);
  await sql`create table if not exists "migration" ("name" text primary key, "at" text not null)`.execute(
    bare,
  );
  await refuseNewer(bare);
  for (const migration of migrations) {
    await bare.transaction().execute(async (tx) => {
      if (engine === 'postgres') await sql`lock table "migration" in exclusive mode`.execute(tx);
      if ((await applied(tx)).has(migration.name)) return;
      await migration.up(tx, engine);
      await sql`insert into "migration" ("name", "at") values (${migration.name}, ${new Date().toISOString()})`.execute(
        tx,
      );
    });
  }
}

/** Whether the database has every migration of this software. Rejects when it does not answer. */
export async function migrationsDone(db: Kysely<Tables>): Promise<boolean> {
  const done = await applied(db as unknown as Kysely<unknown>);
  return migrations.every(({ name }) => done.has(name));
}

async function applied(db: Kysely<unknown>): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`select "name" from "migration"`.execute(db);
  return new Set(rows.map((row) => row.name));
}

async function refuseNewer(db: Kysely<unknown>): Promise<void> {
  const known = new Set(migrations.map((migration) => migration.name));
  for (const name of await applied(db)) {
    if (!known.has(name))
      throw new NewerSchema(`the database has migration ${name}, which this version does not know`);
  }
}
