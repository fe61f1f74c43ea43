import type Sqlite from 'better-sqlite3';
import type { Batch } from './rows.ts';

type Values = (string | number | null)[];

// More rows in one statement save calls; SQLite allows 32,766 parameters and gains little beyond a few hundred.
const parametersMost = 500;

/** A writer of batches into SQLite by prepared statements of several rows. The caller holds the transaction. */
export function sqliteWriter(database: Sqlite.Database): (batch: Batch) => void {
  const statements = new Map<string, Sqlite.Statement>();
  const prepare = (table: string, columns: readonly string[], count: number): Sqlite.Statement => {
    const key = `${table} ${count}`;
    const known = statements.get(key);
    if (known) return known;
    const one = `(${columns.map(() => '?').join(', ')})`;
    const names = columns.map((column) => `"${column}"`).join(', ');
    const made = database.prepare(
      `insert into "${table}" (${names}) values ${Array(count).fill(one).join(', ')}`,
    );
    statements.set(key, made);
    return made;
  };
  return ({ table, rows }) => {
    const columns = Object.keys(rows[0] ?? {});
    const together = Math.max(1, Math.floor(parametersMost / columns.length));
    for (let at = 0; at < rows.length; at += together) {
      const part = rows.slice(at, at + together) as unknown as Record<string, Values[number]>[];
      const values: Values = [];
      for (const row of part) for (const column of columns) values.push(row[column] ?? null);
      prepare(table, columns, part.length).run(values);
    }
  };
}

/** Takes away the indexes of these tables that are no part of a constraint, and returns how to make them again. */
export function dropSqliteIndexes(database: Sqlite.Database, tables: readonly string[]): string[] {
  const indexes = database
    .prepare(
      `select "name", "sql" from "sqlite_schema" where "type" = 'index' and "sql" is not null and "tbl_name" in (${tables.map(() => '?').join(', ')})`,
    )
    .all(...tables) as { name: string; sql: string }[];
  for (const { name } of indexes) database.exec(`drop index "${name}"`);
  return indexes.map(({ sql }) => sql);
}
