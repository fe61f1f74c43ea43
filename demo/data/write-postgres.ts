import pg from 'pg';
import type { Batch } from './rows.ts';

type Value = string | number | null;

/** A writer of batches into PostgreSQL by COPY. The caller holds the transaction. */
export function postgresWriter(client: pg.ClientBase): (batch: Batch) => Promise<void> {
  return ({ table, rows }) => {
    const columns = Object.keys(rows[0] ?? {});
    const plain = rows as unknown as Record<string, Value>[];
    const text = plain
      .map((row) => columns.map((column) => field(row[column] ?? null)).join('\t'))
      .join('\n');
    const names = columns.map((column) => `"${column}"`).join(', ');
    return copy(client, `copy "${table}" (${names}) from stdin`, `${text}\n`);
  };
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in COPY's text format. */
function field(value: Value): string {
  if (value === null) return '\\N';
  return typeof value === 'number'
    ? String(value)
    : value.replaceAll(/[\\\t\n\r]/g, (letter) => escapes[letter] ?? letter);
}

/** What node-postgres offers for COPY but its types leave out. */
interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

function copy(client: pg.ClientBase, statement: string, text: string): Promise<void> {
  return new Promise((done, fail) => {
    const query = new pg.Query(statement, (error: Error | undefined) => (error ? fail(error) : done()));
    const handleCopyInResponse = (connection: CopyConnection): void => {
      connection.sendCopyFromChunk(Buffer.from(text));
      connection.endCopyFrom();
    };
    client.query(Object.assign(query, { handleCopyInResponse }));
  });
}

/** Takes away the indexes of these tables that are no part of a constraint, and returns how to make them again. */
export async function dropPostgresIndexes(
  client: pg.ClientBase,
  tables: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sql: string }>(
    `select c.relname as "name", pg_get_indexdef(c.oid) as "sql"
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
     where t.relname = any($1) and t.relnamespace = current_schema()::regnamespace
       and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index "${name}"`);
  return rows.map(({ sql }) => sql);
}
