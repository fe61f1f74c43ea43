import type { SqliteDatabase } from 'kysely';
import { rememberStatements } from './statement-cache.ts';

/** Reads by a connection of its own: what is committed, never the middle of a write, and without waiting for one. */
export interface DirectReads {
  readonly all: (text: string, values: readonly unknown[]) => readonly unknown[];
  readonly close: () => void;
}

/** Opened at the first read: until then the file may still be made or migrated. */
export function directReads(open: () => SqliteDatabase): DirectReads {
  let reader: SqliteDatabase | undefined;
  return {
    all: (text, values) => (reader ??= rememberStatements(open())).prepare(text).all(values),
    close: () => {
      reader?.close();
      reader = undefined;
    },
  };
}

/** The direct reads of a database, by its Kysely adapter; none over PostgreSQL, in memory, in a page. */
export const readsOf = new WeakMap<object, DirectReads>();
