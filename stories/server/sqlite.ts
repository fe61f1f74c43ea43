import sqlite3InitModule, { type Database, type Sqlite3Static } from '@sqlite.org/sqlite-wasm';

let started: Promise<Sqlite3Static> | undefined;

/** Opens a database in memory: empty, or as it was when `image` was taken of it. */
export async function openSqlite(image?: Uint8Array): Promise<Database> {
  const sqlite3 = await (started ??= sqlite3InitModule());
  const database = new sqlite3.oo1.DB(':memory:');
  if (image) restore(sqlite3, database, image);
  database.exec('pragma foreign_keys = on');
  return database;
}

function restore({ capi, wasm }: Sqlite3Static, database: Database, image: Uint8Array): void {
  const size = image.byteLength;
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
  const at = wasm.allocFromTypedArray(image);
  database.checkRc(capi.sqlite3_deserialize(database.pointer!, 'main', at, size, size, flags));
}

/** All bytes of a database, to open it again elsewhere. */
export async function imageOf(database: Database): Promise<Uint8Array> {
  return (await started!).capi.sqlite3_js_db_export(database.pointer!);
}
