import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { demoAccounts } from '../../../demo/data/accounts.ts';
import { ask } from '../../support/child.ts';
import { freshDatabase } from '../../support/postgres.ts';
import { cookieOf, ownFolder, startDemo, type Demo } from './demo.ts';

const body = JSON.stringify({ calls: [{ op: 'countServices', input: {} }] });

/** A call whose body has only begun to arrive. */
async function halfCall({ space }: Demo, cookie: string): Promise<ClientRequest> {
  const { host, port, origin } = new URL(space);
  const call = request({
    host: '127.0.0.1',
    port,
    path: '/api/batch',
    method: 'POST',
    headers: {
      host,
      origin,
      cookie,
      'sec-fetch-site': 'same-origin',
      'o2-client': '1',
      'content-type': 'application/json',
      'content-length': String(body.length),
    },
  });
  call.write(body.slice(0, 10));
  await pause(200);
  return call;
}

async function openStream({ space }: Demo, cookie: string): Promise<IncomingMessage> {
  const { host, port, origin } = new URL(space);
  const asked = request({
    host: '127.0.0.1',
    port,
    path: '/api/events',
    headers: { host, origin, cookie, 'sec-fetch-site': 'same-origin' },
  });
  asked.end();
  const [stream] = (await once(asked, 'response')) as [IncomingMessage];
  assert.equal(stream.headers['content-type'], 'text/event-stream');
  return stream.resume();
}

/** A stop while a stream is open and an answer is under way. */
async function stopsInOrder(demo: Demo): Promise<void> {
  const cookie = await cookieOf(demo.space, demoAccounts.company.email);
  const stream = await openStream(demo, cookie);
  const call = await halfCall(demo, cookie);
  const streamEnded = once(stream, 'end');

  demo.signal('SIGTERM');
  await pause(300);
  const ready = await ask(`${demo.space}/readyz`);
  await streamEnded;
  call.end(body.slice(10));

  assert.equal(ready.status, 503);
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  assert.equal(answer.statusCode, 200);
  answer.resume();
  assert.equal(await demo.ended, 0);
  await assert.rejects(ask(`${demo.space}/livez`), { code: 'ECONNREFUSED' });
}

async function othersConnected(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await client.end();
  return rows[0]?.count ?? -1;
}

describe('a stop', () => {
  it('says no to /readyz, ends streams, finishes answers under way, closes the database and exits with 0', async () => {
    const folder = ownFolder();

    await stopsInOrder(await startDemo({ DATA_DIR: folder, DRAIN_SECONDS: '1' }));

    const database = new Sqlite(`${folder}/space.db`, { fileMustExist: true });
    assert.equal(database.pragma('integrity_check', { simple: true }), 'ok');
    database.close();
  });

  it('does the same on PostgreSQL, and leaves no connection', async () => {
    const { url, drop } = await freshDatabase();

    await stopsInOrder(await startDemo({ DATA_DIR: ownFolder(), DATABASE_URL: url, DRAIN_SECONDS: '1' }));

    assert.equal(await othersConnected(url), 0);
    await drop();
  });

  it('is forced by a second signal', async () => {
    const demo = await startDemo({ DATA_DIR: ownFolder() });
    const call = await halfCall(demo, await cookieOf(demo.space, demoAccounts.company.email));
    call.on('error', () => {});

    demo.signal('SIGINT');
    while ((await ask(`${demo.space}/readyz`)).status !== 503) await pause(50);
    await pause(700);
    demo.signal('SIGINT');

    assert.equal(await demo.ended, 1);
  });

  it('takes a Ctrl-C that arrives twice, from the terminal and from npm, as one', async () => {
    const demo = await startDemo({ DATA_DIR: ownFolder() });

    demo.signal('SIGINT');
    demo.signal('SIGINT');

    assert.equal(await demo.ended, 0);
  });
});
