import { openDatabase, type OpenDatabase } from '../../bff/storage/node-database.ts';
import { seededTables, type Batch } from './rows.ts';
import { dropPostgresIndexes, postgresWriter } from './write-postgres.ts';
import { dropSqliteIndexes, sqliteWriter } from './write-sqlite.ts';

/** The database holds customers already. */
export class NotEmpty extends Error {
  override name = 'NotEmpty' as const;
}

/** Another process has the SQLite file open. */
export class DatabaseInUse extends Error {
  override name = 'DatabaseInUse' as const;
}

export interface WriteOptions {
  /** Adds to what is there instead of refusing with {@link NotEmpty}. */
  readonly append?: boolean;
  /** Told after each batch how many rows were written in all. */
  readonly onRows?: (rows: number) => void;
}

/** Whether nobody is a customer yet. Migrates the database. */
export async function isEmpty(url: string): Promise<boolean> {
  const { db } = await openDatabase(url);
  try {
    return (await db.selectFrom('customer').select('id').limit(1).executeTakeFirst()) === undefined;
  } finally {
    await db.destroy();
  }
}

/**
 * Migrates the database and writes a stream of batches, all of it or nothing. An empty database gets its indexes
 * after the rows, which is several times faster. Returns the number of rows.
 */
export async function writeBatches(
  url: string,
  batches: Iterable<Batch>,
  options: WriteOptions = {},
): Promise<number> {
  if (!(await isEmpty(url)) && !options.append) throw new NotEmpty('the database is not empty');
  const open = await openDatabase(url);
  try {
    return await (open.sqlite
      ? intoSqlite(open.sqlite, batches, options)
      : intoPostgres(open, batches, options));
  } finally {
    await open.db.destroy();
  }
}

async function pour(
  batches: Iterable<Batch>,
  write: (batch: Batch) => Promise<void> | void,
  onRows?: (rows: number) => void,
): Promise<number> {
  let rows = 0;
  for (const batch of batches) {
    const waiting = write(batch);
    if (waiting) await waiting;
    rows += batch.rows.length;
    onRows?.(rows);
  }
  return rows;
}

async function intoSqlite(
  database: NonNullable<OpenDatabase['sqlite']>,
  batches: Iterable<Batch>,
  options: WriteOptions,
): Promise<number> {
  // With a rollback journal, pages that are new need no copy: the rows are written once, and still all or nothing.
  leaveWal(database);
  database.pragma('cache_size = -262144');
  database.exec('begin exclusive');
  try {
    const indexes = options.append ? [] : dropSqliteIndexes(database, seededTables);
    const rows = await pour(batches, sqliteWriter(database), options.onRows);
    for (const index of indexes) database.exec(index);
    database.exec('commit');
    return rows;
  } catch (error) {
    if (database.inTransaction) database.exec('rollback');
    throw error;
  } finally {
    database.pragma('journal_mode = WAL');
  }
}

function leaveWal(database: NonNullable<OpenDatabase['sqlite']>): void {
  try {
    database.pragma('journal_mode = TRUNCATE');
  } catch (error) {
    throw new DatabaseInUse('another process has the database open', { cause: error });
  }
}

async function intoPostgres(
  { pool }: OpenDatabase,
  batches: Iterable<Batch>,
  options: WriteOptions,
): Promise<number> {
  const client = await pool!.connect();
  try {
    await client.query(`begin; set local maintenance_work_mem = '256MB'`);
    const indexes = options.append ? [] : await dropPostgresIndexes(client, seededTables);
    const rows = await pour(batches, postgresWriter(client), options.onRows);
    for (const index of indexes) await client.query(index);
    await client.query(`commit`);
    // What was poured in is marked as seen by all at once, not some time later: counts then need the index alone.
    await client.query(`vacuum (analyze)`);
    return rows;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
