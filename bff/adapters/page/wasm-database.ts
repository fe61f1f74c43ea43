type Row = Record<string, unknown>;
type Value = string | number | bigint | boolean | Uint8Array | null;

/** A prepared statement of SQLite's object API in WebAssembly (`sqlite3.oo1.PreparedStatement`). */
export interface WasmStatement {
  readonly columnCount: number;
  bind(values: readonly Value[]): unknown;
  step(): boolean;
  get(into: object): unknown;
  reset(andClear: boolean): unknown;
}

/** A database of SQLite's object API in WebAssembly (`sqlite3.oo1.DB`). */
export interface WasmDatabase {
  prepare(text: string): WasmStatement;
  changes(): number | bigint;
  close(): void;
}

/** A statement as Kysely's SQLite driver uses it. */
interface Statement {
  readonly reader: boolean;
  all(values: readonly unknown[]): Row[];
  iterate(values: readonly unknown[]): IterableIterator<Row>;
  run(values: readonly unknown[]): { readonly changes: number | bigint; readonly lastInsertRowid: number };
}

/** SQLite in WebAssembly in the shape that Kysely's SQLite driver wants; closing it also frees its statements. */
export function wasmDatabase(database: WasmDatabase): { close(): void; prepare(text: string): Statement } {
  const lastId = database.prepare('select last_insert_rowid() as id');
  return {
    close: () => database.close(),
    prepare: (text) => readied(database, database.prepare(text), () => Number(read(lastId, [])[0]?.['id'])),
  };
}

function readied(database: WasmDatabase, statement: WasmStatement, lastId: () => number): Statement {
  const all = (values: readonly unknown[]): Row[] => read(statement, values);
  return {
    reader: statement.columnCount > 0,
    all,
    iterate: (values) => all(values)[Symbol.iterator](),
    run: (values) => {
      all(values);
      return { changes: database.changes(), lastInsertRowid: lastId() };
    },
  };
}

function read(statement: WasmStatement, values: readonly unknown[]): Row[] {
  const rows: Row[] = [];
  try {
    if (values.length > 0) statement.bind(values as readonly Value[]);
    while (statement.step()) {
      const row: Row = {};
      statement.get(row);
      rows.push(row);
    }
    return rows;
  } finally {
    statement.reset(true);
  }
}
