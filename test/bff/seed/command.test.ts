import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { text } from 'node:stream/consumers';
import { progressBar } from '../../../demo/data/progress.ts';
import { onBothEngines } from '../../support/engines.ts';
import { root } from '../../support/run.ts';

interface Ran {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
}

async function seed(databaseUrl: string, ...options: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'demo/seed.ts'), ...options], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [code, said, complained] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, said, complained };
}

onBothEngines('npm run seed', ({ place, openAt }) => {
  it('says what it wrote and who signs in, and draws no bar into a log', async () => {
    const { code, said, complained } = await seed(await place(), '--customers', '20', '--seed', '4');

    assert.equal(code, 0, complained);
    assert.match(said, /^[\d,]+ rows in [\d.]+ s: [\d,]+ rows\/s/);
    assert.match(said, /personne-0@seed-4\.o2\.example/);
    assert.equal(complained, '');
  });

  it('refuses a database that holds something in one line, and leaves it as it is', async () => {
    const url = await place();
    await seed(url, '--customers', '20');

    const { code, said, complained } = await seed(url, '--customers', '30');

    assert.equal(code, 1);
    assert.equal(said, '');
    assert.match(complained, /^the database is not empty: add to it with --append.*\n$/);
    const { deps } = await openAt(url);
    const customers = await deps.db.selectFrom('customer').select('id').execute();
    assert.equal(customers.length, 20);
  });
});

describe('the bar of the seed', () => {
  function drawn(isTTY: boolean): string[] {
    const lines: string[] = [];
    const bar = progressBar(1000, { isTTY, write: (line: string) => lines.push(line) > 0 });
    for (const rows of [0, 1, 250, 1000]) bar.rows(rows);
    bar.end();
    return lines;
  }

  it('moves on a terminal, and only when there is something to see', () => {
    const lines = drawn(true);

    assert.equal(lines.length, 4);
    assert.match(lines[0] ?? '', /^\r░{32}\s+0 %/);
    assert.match(lines[1] ?? '', /^\r█{8}░{24}\s+25 %\s+250 rows/);
    assert.match(lines[2] ?? '', /^\r█{32} 100 %/);
    assert.equal(lines[3], '\n');
  });

  it('is quiet elsewhere', () => {
    assert.deepEqual(drawn(false), []);
  });
});
