import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { isEmpty } from '../../../demo/data/write.ts';
import { ask, startChild } from '../../support/child.ts';
import { freePort } from '../../support/free-port.ts';
import { freshDatabase } from '../../support/postgres.ts';
import { anyPorts, ownFolder } from './demo.ts';

type Variables = Readonly<Record<string, string>>;

/** Starts what must not start; it ends with 1 and says one line. */
async function refusal(
  variables: Variables,
  path = 'demo/start.ts',
  args: readonly string[] = [],
): Promise<string> {
  const child = startChild(path, { ...anyPorts, DATA_DIR: ownFolder(), ...variables }, args);
  const code = await child.ended;
  const lines = child
    .stderr()
    .trimEnd()
    .split('\n')
    .filter((line) => !line.endsWith('…'));
  assert.equal(code, 1);
  assert.equal(child.stdout(), '');
  assert.equal(lines.length, 1, child.stderr());
  return lines[0] ?? '';
}

describe('a start that cannot be', () => {
  for (const variable of ['PORT', 'PARTNER_A_PORT', 'PARTNER_B_PORT', 'PSP_PORT']) {
    it(`names the port in use that ${variable} gave, and the way out`, async () => {
      const taken = createServer().listen(0, '127.0.0.1');
      await once(taken, 'listening');
      const { port } = taken.address() as AddressInfo;

      const line = await refusal({ [variable]: String(port) });

      taken.close();
      assert.equal(
        line,
        `port ${port} is in use: stop what listens there, or choose another with ${variable} (0 takes any free one)`,
      );
    });
  }

  it('names a port that is none', async () => {
    assert.equal(
      await refusal({ PARTNER_B_PORT: 'eight' }),
      'PARTNER_B_PORT must be a port from 0 to 65535, not "eight"',
    );
  });

  it('says that a damaged database is damaged', async () => {
    const folder = ownFolder();
    writeFileSync(join(folder, 'space.db'), 'This is a letter to my grandmother.\n'.repeat(200));

    assert.match(
      await refusal({ DATA_DIR: folder }),
      /^the database file is damaged or is no SQLite database: give another/,
    );
  });

  it('says that a database cannot be opened', async () => {
    const folder = ownFolder();
    mkdirSync(join(folder, 'space.db'));

    assert.match(
      await refusal({ DATA_DIR: folder }),
      /^the database file cannot be opened: check its path and rights/,
    );
  });

  it('keeps its hands off the database of another program', async () => {
    const folder = ownFolder();
    const database = new Sqlite(join(folder, 'space.db'));
    database.exec('create table "person" ("name" text)');
    database.close();
    const { url, drop } = await freshDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('create table "person" ("name" text)');
    await client.end();

    for (const variables of [{ DATA_DIR: folder }, { DATABASE_URL: url }])
      assert.match(
        await refusal(variables),
        /^the database holds tables of another program: give an empty one/,
      );
    await drop();
  });

  it('names the level of the log that is none, before anything is made', async () => {
    assert.match(await refusal({ LOG_LEVEL: 'loud' }), /^LOG_LEVEL must be one of trace, .*, not "loud"$/);
  });

  it('leaves a database of a newer version alone', async () => {
    const folder = ownFolder();
    await isEmpty(`sqlite:${join(folder, 'space.db')}`);
    const database = new Sqlite(join(folder, 'space.db'));
    database.exec(`insert into "migration" values ('9999-from-the-future', '2031-01-01T00:00:00.000Z')`);
    database.close();

    assert.match(
      await refusal({ DATA_DIR: folder }),
      /9999-from-the-future.*: start the newer version, or use another database$/,
    );
  });

  it('leaves a newer PostgreSQL alone too, and names one that does not exist', async () => {
    const { url, drop } = await freshDatabase();
    await isEmpty(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`insert into "migration" values ('9999-from-the-future', '2031-01-01T00:00:00.000Z')`);
    await client.end();

    assert.match(
      await refusal({ DATABASE_URL: url }),
      /9999-from-the-future.*: start the newer version, or use another/,
    );
    await drop();
    const line = await refusal({ DATABASE_URL: url });
    assert.match(line, /^PostgreSQL has no such database: create it/);
  });

  it('says that PostgreSQL does not answer, and keeps its password to itself', async () => {
    const line = await refusal({ DATABASE_URL: `postgres://me:secret@127.0.0.1:${await freePort()}/space` });

    assert.match(line, /^PostgreSQL does not answer: check that it runs/);
    assert.doesNotMatch(line, /secret/);
  });

  it('refuses an address of a database that is neither', async () => {
    assert.match(
      await refusal({ DATABASE_URL: 'mysql://me:secret@there/space' }),
      /^DATABASE_URL must be sqlite:PATH or postgres:[^]*"there\/space"$/,
    );
  });

  it('is no way to run production', async () => {
    assert.match(
      await refusal({ NODE_ENV: 'production' }),
      /^NODE_ENV must not be production here: .* node bff\/main\.ts$/,
    );
  });
});

describe('a production start', () => {
  const production = (variables: Variables) =>
    refusal({ NODE_ENV: 'production', ...variables }, 'bff/main.ts');

  it('needs the origin that browsers see', async () => {
    assert.match(await production({}), /^ORIGIN is missing: in production, give the https origin/);
    assert.match(await production({ ORIGIN: 'http://app.o2.example' }), /^ORIGIN must be an https origin/);
    assert.match(
      await production({ ORIGIN: 'https://app.o2.example/space' }),
      /^ORIGIN must be an https origin without a path/,
    );
  });

  it('refuses stand-ins that nobody asked for', async () => {
    const origin = { ORIGIN: 'https://app.o2.example' };
    const stripe = { STRIPE_SECRET_KEY: 'sk_live_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' };

    assert.match(await production(origin), /^STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET are missing/);
    assert.match(
      await production({ ...origin, ...stripe }),
      /^ALLOW_SANDBOX must name mail, sellers: production starts with stand-ins only/,
    );
    assert.match(
      await production({ ...origin, ...stripe, SMTP_URL: 'smtp://127.0.0.1:25' }),
      /^ALLOW_SANDBOX must name sellers:/,
    );
  });

  it('starts when it has what it needs, or is told which stand-ins to take', async () => {
    const child = startChild('bff/main.ts', {
      NODE_ENV: 'production',
      ORIGIN: 'https://app.o2.example',
      ALLOW_SANDBOX: 'mail,payments,sellers',
      PORT: '0',
      DATA_DIR: ownFolder(),
    });

    const [, port] = await child.prints(/"port":(\d+)/);

    const alive = await ask(`http://127.0.0.1:${port}/livez`);
    assert.equal(alive.status, 200);
    child.signal('SIGTERM');
    assert.equal(await child.ended, 0);
  });
});

describe('npm run seed', () => {
  const seed = (...args: string[]) => refusal({}, 'demo/seed.ts', args);

  it('names the option that it cannot use', async () => {
    assert.equal(
      await seed('--services', 'many'),
      '--services must be a whole number from 0 to 50000000, not "many"',
    );
    assert.equal(
      await seed('--customers', '0'),
      '--customers must be a whole number from 1 to 50000000, not "0"',
    );
    assert.equal(await seed('--whale', '2'), '--whale must be a share from 0 to 0.9, not "2"');
    assert.match(await seed('--sharks', '1'), /^Unknown option '--sharks'/);
    assert.match(await seed('--customers'), /^Option '--customers <value>' argument missing/);
    assert.match(await seed('--seed', '-1'), /^Option '--seed' argument is ambiguous\. /);
    assert.match(await seed('20'), /^Unexpected argument '20'/);
  });
});
