import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Rows that a page of a filtered list looks at, at most. Beyond, it answers with what it found and a cursor to go on
 * from: the search of a customer with millions of rows holds nobody up, whatever it looks for.
 */
export const lookedAtMost = 1500;

/** Whether a customer has more rows than {@link lookedAtMost}, on a day. */
export type HasMany = (db: Kysely<Tables>, customerId: string, day: string) => Promise<boolean>;

const most = 50_000;

/** Remembers who has many rows: they are never deleted, so he keeps them; who has few is asked again the next day. */
export function rememberMany(ask: (db: Kysely<Tables>, customerId: string) => Promise<boolean>): HasMany {
  // By database: a process may hold several (tests do).
  const byDialect = new WeakMap<object, Map<string, string>>();
  return async (db, customerId, day) => {
    const { adapter } = db.getExecutor();
    const known = byDialect.get(adapter) ?? new Map<string, string>();
    byDialect.set(adapter, known);
    const seen = known.get(customerId);
    if (seen === 'many' || seen === day) return seen === 'many';
    const many = await ask(db, customerId);
    if (known.size >= most) known.clear();
    known.set(customerId, many ? 'many' : day);
    return many;
  };
}
