import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import pg from 'pg';
import { GatheringSocket } from './node-gathering-socket.ts';
import { migrate } from './migrate.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { statementName } from './statement-name.ts';
import type { Engine, Tables } from './tables.ts';

/** An open database with its engine; `pool` is there on PostgreSQL, `sqlite` on SQLite. */
export interface OpenDatabase {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  readonly pool?: pg.Pool;
  readonly sqlite?: Sqlite.Database;
}

/**
 * Opens and migrates the database that `url` names: `sqlite:PATH`, `sqlite::memory:` or `postgres://…`.
 * Throws when the address is neither, the file cannot be opened or the server does not answer.
 */
export async function openDatabase(url: string): Promise<OpenDatabase> {
  const open = url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openPostgres(url);
  await migrate(open.db, open.engine);
  return open;
}

function openSqlite(path: string): OpenDatabase {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const sqlite = new Sqlite(path, { timeout: 5000 });
  const cache = ['cache_size = -65536', 'mmap_size = 1073741824'];
  // FULL in WAL syncs each commit: an acknowledged write survives a power cut.
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', ...cache])
    sqlite.pragma(pragma);
  const reader = (): Sqlite.Database => {
    const it = new Sqlite(path, { readonly: true, timeout: 5000 });
    for (const pragma of cache) it.pragma(pragma);
    return it;
  };
  const dialect = sqliteDialect(sqlite, path === ':memory:' ? undefined : reader);
  return { db: new Kysely<Tables>({ dialect }), engine: 'sqlite', sqlite };
}

// int8 as a number: cents and revisions stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A sum of int8 is numeric.
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

function openPostgres(url: string): OpenDatabase {
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new Error(`DATABASE_URL must start with sqlite: or postgres://, not ${url.split(':')[0]}:`);
  const server = { connectionString: url, connectionTimeoutMillis: 20_000 };
  const pool = new pg.Pool({ ...server, max: 10, idleTimeoutMillis: 30_000 });
  pool.on('error', () => {}); // an idle connection that the server closed is replaced by the pool
  pool.on('connect', (client) => {
    // One in use has no other listener: its loss would end the process. Its query fails anyway.
    client.on('error', () => {});
    nameStatements(client);
  });
  const dialect = postgresDialect(pool, () => pipedClient(server));
  return { db: new Kysely<Tables>({ dialect }), engine: 'postgres', pool };
}

/** A short read that takes longer is one of a server that does not answer, milliseconds. */
const readMs = 15_000;

function pipedClient(server: pg.ClientConfig): pg.Client {
  const client = new pg.Client({
    ...server,
    pipeline: true,
    query_timeout: readMs,
    stream: () => new GatheringSocket(),
  });
  // The plan of a hot list is the same for all values: it is made once, not at each run. A server that does not know this
  // plans as it likes.
  client.query('set plan_cache_mode = force_generic_plan').catch(() => {});
  return client;
}

/** Kysely sends its statements without a name. */
function nameStatements(client: pg.PoolClient): void {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((text: unknown, values?: unknown, ...rest: unknown[]) =>
    typeof text === 'string' && Array.isArray(values) && values.length > 0 && rest.length === 0
      ? send({ text, values, name: statementName(text) })
      : send(text, values, ...rest)) as typeof client.query;
}
