import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { compiledByShape } from '../../../bff/storage/compiled.ts';
import { openDatabase, type OpenDatabase } from '../../../bff/storage/node-database.ts';
import type { Tables } from '../../../bff/storage/tables.ts';
import { freshDatabase, type FreshDatabase } from '../../support/postgres.ts';

/** Answers a number with the process of the server that answered, after so many seconds. */
const echo = compiledByShape((db: Kysely<Tables>, _: null, place) =>
  db.selectNoFrom([
    sql<number>`cast(${place('number')} as int)`.as('number'),
    sql<number>`pg_backend_pid()`.as('process'),
    sql`cast(pg_sleep(${place('seconds')}) as text)`.as('slept'),
  ]),
);

describe('reads past the pool', () => {
  let database: FreshDatabase;
  let open: OpenDatabase;
  before(async () => {
    database = await freshDatabase();
    open = await openDatabase(database.url);
  });
  after(async () => {
    await open.db.destroy();
    await database.drop();
  });
  const ask = async (number: number | string, seconds = 0) => {
    const [row] = await echo(open.db, null, '', { number, seconds });
    return row ?? assert.fail();
  };

  const end = (state: 'active' | 'idle') =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and state = ${state} and query like '%pg_sleep%'
      and pid <> pg_backend_pid()`.execute(open.db);

  it('each get their own answer, those of one turn by one connection', async () => {
    const numbers = Array.from({ length: 200 }, (_, i) => i);
    const rows = await Promise.all(numbers.map((number) => ask(number)));
    assert.deepEqual(
      rows.map((row) => row.number),
      numbers,
    );
    assert.equal(new Set(rows.map((row) => row.process)).size, 1, 'asked in one turn, sent in one piece');
  });

  it('fail alone when they fail', async () => {
    const [good, bad, further] = await Promise.allSettled([ask(1), ask('one'), ask(2)]);
    assert.equal(good.status, 'fulfilled');
    assert.equal(bad.status, 'rejected');
    assert.equal(further.status, 'fulfilled');
    assert.equal((await ask(3)).number, 3);
  });

  it('do not wait behind a long one while a connection is free', async () => {
    const long = ask(1, 1);
    await turn();
    const short = ask(2);
    assert.equal((await Promise.race([long, short])).number, 2);
    await Promise.all([long, short]);
  });

  it('are repeated by another connection when the server ends theirs', async () => {
    const long = ask(1, 1);
    await turn();
    await ask(2);
    await end('active');
    await long;
    await end('idle');
    assert.equal((await ask(3)).number, 3);
  });

  it('say that the database is gone when it is', async () => {
    const { db } = await openDatabase(database.url);
    await database.drop();
    await assert.rejects(echo(db, null, '', { number: 1, seconds: 0 }), /does not exist/);
    await db.destroy();
  });
});
