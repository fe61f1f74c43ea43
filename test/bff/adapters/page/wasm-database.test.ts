import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { Kysely } from 'kysely';
import { wasmDatabase } from '../../../../bff/adapters/page/wasm-database.ts';
import { migrate } from '../../../../bff/storage/migrate.ts';
import { sqliteDialect } from '../../../../bff/storage/sqlite-dialect.ts';
import type { Tables } from '../../../../bff/storage/tables.ts';

let db: Kysely<Tables>;

before(async () => {
  const sqlite3 = await sqlite3InitModule();
  db = new Kysely<Tables>({ dialect: sqliteDialect(wasmDatabase(new sqlite3.oo1.DB(':memory:'))) });
  await migrate(db, 'sqlite');
});
after(() => db.destroy());

const event = (customerId: string) => ({ customerId, changed: '[]', at: '2026-11-23T09:00:00.000Z' });

describe('SQLite in WebAssembly below Kysely', () => {
  it('returns the rows of a select, of an insert and the id that it gave', async () => {
    const { id } = await db
      .insertInto('event')
      .values(event('cus_a'))
      .returning('id')
      .executeTakeFirstOrThrow();
    const { insertId } = await db.insertInto('event').values(event('cus_a')).executeTakeFirstOrThrow();
    const rows = await db
      .selectFrom('event')
      .where('customerId', '=', 'cus_a')
      .select(['id', 'changed'])
      .orderBy('id')
      .execute();

    assert.equal(Number(insertId), id + 1);
    assert.deepEqual(rows, [
      { id, changed: '[]' },
      { id: id + 1, changed: '[]' },
    ]);
  });

  it('counts what an update and a delete touched', async () => {
    await db
      .insertInto('event')
      .values([event('cus_b'), event('cus_b')])
      .execute();

    const updated = await db
      .updateTable('event')
      .set({ at: '2026' })
      .where('customerId', '=', 'cus_b')
      .executeTakeFirst();
    const deleted = await db.deleteFrom('event').where('customerId', '=', 'cus_c').executeTakeFirst();

    assert.equal(updated.numUpdatedRows, 2n);
    assert.equal(deleted.numDeletedRows, 0n);
  });

  it('leaves nothing of a transaction that failed, and works on afterwards', async () => {
    const failing = db.transaction().execute(async (tx) => {
      await tx.insertInto('event').values(event('cus_d')).execute();
      await tx
        .insertInto('customer')
        .values({ id: 'cus_d' } as never)
        .execute();
    });

    await assert.rejects(failing, /NOT NULL/);
    assert.deepEqual(
      await db.selectFrom('event').where('customerId', '=', 'cus_d').selectAll().execute(),
      [],
    );
  });

  it('keeps hostile text as it is', async () => {
    const text = `'; drop table "event"; -- \u0000 <script> 🧇`;
    await db
      .insertInto('event')
      .values({ ...event('cus_e'), changed: text })
      .execute();

    const row = await db
      .selectFrom('event')
      .where('customerId', '=', 'cus_e')
      .select('changed')
      .executeTakeFirst();

    assert.equal(row?.changed, text);
  });
});
