import { sql } from 'kysely';
import type { TestBff } from '../../support/bff.ts';
import type { Engine } from '../../support/engines.ts';

/** A way in which nothing can be written any more, and its end. */
export interface Nowhere {
  readonly name: string;
  readonly begin: (bff: TestBff) => Promise<void>;
  readonly end: (bff: TestBff) => Promise<void>;
}

const run = ({ deps }: TestBff, statement: string): Promise<unknown> => sql.raw(statement).execute(deps.db);

/** Inserts rows until there is no room for one more, so that the next page is refused. */
async function fillUp(bff: TestBff, insert: (n: number) => string): Promise<void> {
  for (let n = 0; n < 5000; n++) {
    const full = await run(bff, insert(n)).then(
      () => false,
      (error: { code?: string }) => error.code === 'SQLITE_FULL',
    );
    if (full) return;
  }
  throw new Error('the disk did not become full');
}

const at = '2026-01-01T00:00:00.000Z';

const full: Nowhere = {
  name: 'a full disk',
  begin: async (bff) => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(bff.deps.db);
    await run(bff, `pragma max_page_count = ${rows[0]?.page_count ?? 0}`);
    await fillUp(bff, (n) => `insert into "event" ("customerId", "changed", "at") values ('', '${n}', '')`);
    await fillUp(
      bff,
      (n) => `insert into "lease" values ('r${String(n).padStart(5, '0')}', 'readyz', '${at}')`,
    );
  },
  end: async (bff) => {
    await run(bff, 'pragma max_page_count = 1000000');
  },
};

const readOnlyFile: Nowhere = {
  name: 'a read-only file',
  begin: async (bff) => void (await run(bff, 'pragma query_only = on')),
  end: async (bff) => void (await run(bff, 'pragma query_only = off')),
};

const tables = ['event', 'lease', 'idempotency', 'session', 'payment'];

/** PostgreSQL itself raises what a full disk raises: no test may fill the disk of the machine. */
const fullServer: Nowhere = {
  name: 'a full disk',
  begin: async (bff) => {
    await run(
      bff,
      `create or replace function full_disk() returns trigger language plpgsql as
       $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
    );
    for (const table of tables)
      await run(
        bff,
        `create trigger full_disk before insert or update on "${table}" for each row execute function full_disk()`,
      );
  },
  end: async (bff) => {
    for (const table of tables) await run(bff, `drop trigger full_disk on "${table}"`);
  },
};

/** Whoever connects from now on finds the database in this mode, and everybody has to connect anew. */
async function mode(bff: TestBff, readOnly: boolean): Promise<void> {
  await bff.deps.db.connection().execute(async (db) => {
    await sql`set transaction_read_only = off`.execute(db);
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
    const name = rows[0]?.name ?? '';
    await sql.raw('set default_transaction_read_only = off').execute(db);
    await sql.raw(`alter database "${name}" set default_transaction_read_only = ${readOnly}`).execute(db);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = ${name} and pid <> pg_backend_pid()`.execute(db);
    await sql.raw(`set default_transaction_read_only = ${readOnly}`).execute(db);
  });
}

const readOnlyServer: Nowhere = {
  name: 'a read-only server',
  begin: (bff) => mode(bff, true),
  end: (bff) => mode(bff, false),
};

/** The ways in which an engine writes nothing. */
export const nowhereToWrite = ({ name }: Engine): readonly Nowhere[] =>
  name === 'SQLite' ? [full, readOnlyFile] : [fullServer, readOnlyServer];
