import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

/** The little of SQLite that this site uses, all of it synchronous; a page can give one built on WebAssembly. */
export interface Sqlite {
  run(sql: string, values?: readonly unknown[]): void;
  all(sql: string, values?: readonly unknown[]): readonly Record<string, unknown>[];
  close(): void;
}

/** Opens (or makes) a database file. What was answered is on disk: a killed process loses nothing. */
export function openSqliteFile(path: string): Sqlite {
  mkdirSync(dirname(path), { recursive: true });
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('busy_timeout = 5000');
  const prepared = new Map<string, Database.Statement<unknown[], Record<string, unknown>>>();
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? database.prepare<unknown[], Record<string, unknown>>(sql);
    prepared.set(sql, known);
    return known;
  };
  return {
    run: (sql, values = []) => void statement(sql).run(...values),
    all: (sql, values = []) => statement(sql).all(...values),
    close: () => void database.close(),
  };
}
