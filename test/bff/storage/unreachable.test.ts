import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { pipedReads } from '../../../bff/storage/piped-reads.ts';
import { testBff, type TestBff } from '../../support/bff.ts';
import { lineTo, type Line } from '../../support/line.ts';
import { freshDatabase, type FreshDatabase } from '../../support/postgres.ts';
import { problemOf } from '../../support/visitor.ts';
import { key, order, revision, shop, type Shop } from '../http/shop.ts';

describe('a PostgreSQL out of reach', () => {
  let database: FreshDatabase;
  let line: Line;
  let bff: TestBff;
  let till: Shop;
  before(async () => {
    database = await freshDatabase();
    const url = new URL(database.url);
    line = await lineTo(Number(url.port));
    url.port = String(line.port);
    bff = await testBff(url.href);
    till = await shop(bff);
  });
  after(async () => {
    await bff.close();
    await line.close();
    await database.drop();
  });

  const assertAway = async (answer: Response): Promise<void> => {
    assert.equal(answer.status, 503);
    assert.equal(answer.headers.get('retry-after'), '5');
    assert.equal((await problemOf(answer)).code, 'overloaded');
  };

  it('is told as such with a time to come back, to readers, writers and listeners; afterwards all is well', async () => {
    const { session } = till;
    const all = () => [
      bff.call('/api/session', { session }),
      bff.call('/api/services', { session }),
      bff.call('/api/password/forgotten', { method: 'POST', body: { email: 'camille@example.fr' } }),
      bff.call('/api/events', { session }),
      order(till, key('away')),
    ];
    line.cut();
    bff.clock.advance(6000);
    for (const answer of await Promise.all(all())) await assertAway(answer);

    line.mend();
    for (const answer of await Promise.all(all())) {
      assert.equal(answer.status, 200);
      await answer.body?.cancel();
    }
  });

  it('in the middle of a purchase neither ends the process nor buys twice', async () => {
    const bought = till.bought;
    till.inside = () => Promise.resolve(line.cut());
    await assertAway(await order(till, key('middle')));
    till.inside = () => Promise.resolve();
    line.mend();
    bff.clock.advance(60_000);

    const again = await order(till, key('middle'));
    const replay = await order(till, key('middle'));

    assert.deepEqual([again.status, replay.headers.get('idempotency-replayed')], [200, 'true']);
    assert.equal(till.bought - bought, 2, 'the first was undone with its transaction');
    assert.equal(await revision(till), 1 + till.bought - 1);
  });

  it('between the statements of a write takes the write with it, not the process', async () => {
    const write = bff.deps.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await terminate(rows[0]?.pid ?? 0);
      await sql`select 1`.execute(tx);
    });

    await assert.rejects(write);
    assert.equal((await bff.call('/api/session', { session: till.session })).status, 200);
  });

  it('lets a read that gets no answer go in time, and the next by another connection', async () => {
    const made: pg.Client[] = [];
    const reads = pipedReads(() => {
      const client = new pg.Client({ connectionString: database.url, pipeline: true, query_timeout: 300 });
      made.push(client);
      return client;
    });

    await assert.rejects(async () => reads.all('select pg_sleep(2)', []), /Query read timeout/);
    assert.deepEqual(await reads.all('select 7 as seven', []), [{ seven: 7 }]);
    assert.equal(made.length, 2);
    await Promise.all(made.map((client) => client.end()));
  });

  async function terminate(pid: number): Promise<void> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('select pg_terminate_backend($1, 5000)', [pid]);
    await client.end();
  }
});
