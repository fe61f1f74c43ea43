import { PostgresAdapter, PostgresDialect, type Dialect, type PostgresPool } from 'kysely';
import { readsOf } from './direct-reads.ts';
import { pipedReads, type PipedClient } from './piped-reads.ts';

/** PostgreSQL for Kysely over a pool; hot queries read past both, by clients that `open` makes (see compiled.ts). */
export function postgresDialect(pool: PostgresPool, open: () => PipedClient): Dialect {
  const reads = pipedReads(open);
  const end = async (): Promise<void> => {
    await reads.close();
    await pool.end();
  };
  const plain = new PostgresDialect({ pool: { options: pool.options, connect: () => pool.connect(), end } });
  return {
    createAdapter: () => {
      const adapter = new PostgresAdapter();
      readsOf.set(adapter, reads);
      return adapter;
    },
    createDriver: () => plain.createDriver(),
    createIntrospector: (db) => plain.createIntrospector(db),
    createQueryCompiler: () => plain.createQueryCompiler(),
  };
}
