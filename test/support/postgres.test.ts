import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freshDatabase } from './postgres.ts';

describe('a fresh PostgreSQL database', () => {
  it('is empty, ours alone, and gone after drop', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    await ask(one.url, 'create table note (text text)');

    const tables = await ask(
      other.url,
      "select count(*)::int as n from pg_tables where schemaname = 'public'",
    );
    await Promise.all([one.drop(), other.drop()]);

    assert.deepEqual(tables, [{ n: 0 }]);
    await assert.rejects(ask(one.url, 'select 1'), /does not exist/);
  });

  it('ends with the process that started its server, even when that is killed', async () => {
    const source = `const { startPostgres } = await import(${JSON.stringify(new URL('embedded-postgres.ts', import.meta.url))});
      console.log((await startPostgres()).url); setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(owner.stdout, 'data')) as [Buffer];
    const url = line.toString().trim();
    assert.deepEqual(await ask(url, 'select 1 as alive'), [{ alive: 1 }]);

    owner.kill('SIGKILL');

    assert.ok(await refusesSoon(url), 'the server still answers 10 s after its owner was killed');
  });
});

async function ask(connectionString: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function refusesSoon(url: string): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    const refused = await ask(url, 'select 1').then(
      () => false,
      () => true,
    );
    if (refused) return true;
    await pause(100);
  }
  return false;
}
