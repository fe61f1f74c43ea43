import type { SqliteDatabase, SqliteStatement } from 'kysely';

/**
 * Gives Kysely a database whose `prepare` remembers statements by their text: preparing costs as much as a small query.
 * The least recently used leaves when there are more than `most`.
 */
export function rememberStatements(database: SqliteDatabase, most = 500): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => {
      statements.clear();
      database.close();
    },
    prepare: (text) => {
      const known = statements.get(text);
      // While there is room nobody leaves, and the order costs more than it tells.
      if (known && statements.size < most) return known;
      const statement = known ?? database.prepare(text);
      if (known) statements.delete(text);
      statements.set(text, statement);
      if (statements.size > most) statements.delete(statements.keys().next().value as string);
      return statement;
    },
  };
}
