import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe } from 'node:test';
import type { Deps } from '../../bff/deps.ts';
import { testBff, type TestBff } from './bff.ts';
import { freshDatabase } from './postgres.ts';

/** Opens servers for the tests of one engine; everything is closed after them. */
export interface Engine {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** A server over an empty database of its own. */
  readonly open: (overrides?: Partial<Deps>) => Promise<TestBff>;
  /** The address of an empty database, for servers that share one. */
  readonly place: () => Promise<string>;
  /** Another server over a database of {@link place}. */
  readonly openAt: (url: string, overrides?: Partial<Deps>) => Promise<TestBff>;
}

/** Declares the same tests twice: over SQLite in a file, and over PostgreSQL. */
export function onBothEngines(subject: string, tests: (engine: Engine) => void): void {
  for (const name of ['SQLite', 'PostgreSQL'] as const) {
    describe(`${subject} (${name})`, () => {
      const ends: (() => Promise<void> | void)[] = [];
      after(async () => {
        for (const end of ends.toReversed()) await end();
      });
      const place = name === 'SQLite' ? () => file(ends) : () => database(ends);
      const openAt: Engine['openAt'] = async (url, overrides) => {
        const bff = await testBff(url, overrides);
        ends.push(bff.close);
        return bff;
      };
      tests({ name, place, openAt, open: async (overrides) => openAt(await place(), overrides) });
    });
  }
}

function file(ends: (() => Promise<void> | void)[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'o2-engine-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return Promise.resolve(`sqlite:${join(folder, 'test.db')}`);
}

async function database(ends: (() => Promise<void> | void)[]): Promise<string> {
  const { url, drop } = await freshDatabase();
  ends.push(drop);
  return url;
}
