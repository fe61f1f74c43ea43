import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver, SqliteQueryCompiler } from 'kysely';
import type { DatabaseConnection, Dialect, Driver, SqliteDatabase } from 'kysely';
import { directReads, readsOf } from './direct-reads.ts';
import { rememberStatements } from './statement-cache.ts';

class ImmediateDriver extends SqliteDriver {
  /** Takes the write lock at once: a deferred transaction could fail halfway when another process writes. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk or a fault of it has undone all already (https://sqlite.org/lang_transaction.html): that is what to tell. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch((error: unknown) => {
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error;
    });
  }
}

/**
 * SQLite plans a statement anew at each run when its plan might hang on a bare `?`: every list does, by its order, and
 * every count by its limit. That costs as much as the reading. The value of an expression is asked only at the run.
 */
class SteadyCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?';
  }
}

/**
 * SQLite for Kysely over any synchronous database object: better-sqlite3 in Node, SQLite's own WebAssembly in a page.
 * With a second connection to the same file, `reader`, hot queries read past Kysely (see compiled.ts).
 */
export function sqliteDialect(database: SqliteDatabase, reader?: () => SqliteDatabase): Dialect {
  const direct = reader && directReads(reader);
  const remembering = rememberStatements(database);
  const close = (): void => {
    void direct?.close();
    remembering.close();
  };
  const config = { database: { ...remembering, close } };
  const plain = new SqliteDialect(config);
  return {
    createAdapter: () => {
      const adapter = new SqliteAdapter();
      if (direct) readsOf.set(adapter, direct);
      return adapter;
    },
    createDriver: (): Driver => new ImmediateDriver(config),
    createIntrospector: (db) => plain.createIntrospector(db),
    createQueryCompiler: () => new SteadyCompiler(),
  };
}
