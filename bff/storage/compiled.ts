import { PostgresAdapter, type Compilable, type CompiledQuery, type Kysely } from 'kysely';
import { readsOf } from './direct-reads.ts';
import type { Tables } from './tables.ts';

/** Stands in a query for a value that is given at each run. */
class Hole {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Names the place of a value; typed as that value. */
export type Place = <T>(name: string) => T;

/** Shapes remembered; a delegate's list of services makes one of its own. */
const most = 500;

type Values = Readonly<Record<string, unknown>>;
type Rows<Q> = Q extends Compilable<infer O> ? O[] : never;

const place: Place = (name) => new Hole(name) as never;

/** Whether the database is another process: a round trip then costs more than a small query. */
export const isRemote = (db: Kysely<Tables>): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

/**
 * Builds a query once for each of its shapes and only fills in the values afterwards: building and compiling cost as much
 * as a small query on SQLite. `shape` names the combination of clauses; there must be few.
 */
export function compiledByShape<Q extends Compilable<unknown>, S>(
  build: (db: Kysely<Tables>, shape: S, place: Place) => Q,
): (db: Kysely<Tables>, shape: S, key: string, values: Values) => Promise<Rows<Q>> {
  // The text of a query belongs to the database's dialect; a process may hold several (tests do).
  const byDialect = new WeakMap<object, Map<string, CompiledQuery>>();
  return async (db, shape, key, values) => {
    const { adapter } = db.getExecutor();
    const known = byDialect.get(adapter) ?? new Map<string, CompiledQuery>();
    byDialect.set(adapter, known);
    const query = known.get(key) ?? build(db, shape, place).compile();
    if (known.size >= most) known.clear();
    known.set(key, query);
    const parameters = query.parameters.map((it) => (it instanceof Hole ? values[it.name] : it));
    // A transaction must see its own writes; all others may read beside it.
    const direct = db.isTransaction ? undefined : readsOf.get(adapter);
    if (direct) return direct.all(query.sql, parameters) as Rows<Q>;
    const { rows } = await db.executeQuery({ ...query, parameters });
    return rows as Rows<Q>;
  };
}
