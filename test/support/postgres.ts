import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startPostgres } from './embedded-postgres.ts';

/** An empty database of one's own. */
export interface FreshDatabase {
  /** postgres:// address. */
  readonly url: string;
  /** Removes it, whoever is still connected. */
  readonly drop: () => Promise<void>;
}

let own: Promise<string> | undefined;

/**
 * The address of the server that the tests use: `TEST_DATABASE_URL` if given (the test run gives the one it started),
 * else one that this process starts once and that ends with it.
 */
export function postgresUrl(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL'];
  own ??= given ? Promise.resolve(given) : startPostgres().then(({ url }) => url);
  return own;
}

/** Creates an empty database, in some 30 ms. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = await postgresUrl();
  const name = `o2_test_${randomBytes(8).toString('hex')}`;
  await ask(server, `create database ${name} template template0`);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, drop: () => ask(server, `drop database if exists ${name} with (force)`) };
}

async function ask(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
