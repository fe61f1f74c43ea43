import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import type { DatabaseConnection, Dialect, Driver, SqliteDatabase } from 'kysely';
import { rememberStatements } from './statement-cache.ts';

/** Transactions take the write lock at once: a deferred one could fail halfway when another process writes. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** SQLite for Kysely over any synchronous database object: better-sqlite3 in Node, SQLite's own WebAssembly in a page. */
export function sqliteDialect(database: SqliteDatabase): Dialect {
  const config = { database: rememberStatements(database) };
  const plain = new SqliteDialect(config);
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: (): Driver => new ImmediateDriver(config),
    createIntrospector: (db) => plain.createIntrospector(db),
    createQueryCompiler: () => plain.createQueryCompiler(),
  };
}
