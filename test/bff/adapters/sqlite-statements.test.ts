import assert from 'node:assert/strict';
import { test } from 'node:test';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { Kysely } from 'kysely';
import { wasmDatabase } from '../../../bff/adapters/page/wasm-database.ts';
import { migrate } from '../../../bff/storage/migrate.ts';
import { sqliteDialect } from '../../../bff/storage/sqlite-dialect.ts';
import type { Tables } from '../../../bff/storage/tables.ts';

test('a list and its count are planned once, however often they run', async () => {
  const sqlite3 = await sqlite3InitModule();
  const file = new sqlite3.oo1.DB(':memory:');
  const db = new Kysely<Tables>({ dialect: sqliteDialect(wasmDatabase(file)) });
  await migrate(db, 'sqlite');
  const mine = db.selectFrom('invoice').where('customerId', '=', 'cus_1');
  const list = mine.where('searchKey', 'like', '%x%').select('id').orderBy('issuedOn', 'desc').limit(26);
  const count = db
    .selectFrom(mine.select('id').limit(1001).as('some'))
    .select((e) => e.fn.countAll().as('count'));
  for (const query of [list.compile(), count.compile()]) {
    const statement = file.prepare(query.sql);
    for (let run = 0; run < 3; run++) {
      statement.bind([...query.parameters] as string[]);
      while (statement.step());
      statement.reset().clearBindings();
    }
    const { sqlite3_stmt_status, SQLITE_STMTSTATUS_REPREPARE } = sqlite3.capi;
    assert.equal(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_REPREPARE, 0), 0, query.sql);
    statement.finalize();
  }
  await db.destroy();
});
