import type { SqliteDatabase } from 'kysely';
import { rememberStatements } from './statement-cache.ts';

/** Reads by connections of their own: what is committed, never the middle of a write, and without waiting for one. */
export interface DirectReads {
  readonly all: (
    text: string,
    values: readonly unknown[],
  ) => readonly unknown[] | Promise<readonly unknown[]>;
  readonly close: () => void | Promise<void>;
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

/** The direct reads of a database, by its Kysely adapter; none in memory, none in a page. */
export const readsOf = new WeakMap<object, DirectReads>();
