import { Kysely } from 'kysely';
import { pureHasher } from '../../bff/adapters/page/pure-hasher.ts';
import { wasmDatabase } from '../../bff/adapters/page/wasm-database.ts';
import { today } from '../../bff/ports/clock.ts';
import { migrate } from '../../bff/storage/migrate.ts';
import { sqliteDialect } from '../../bff/storage/sqlite-dialect.ts';
import type { Tables } from '../../bff/storage/tables.ts';
import { demoPassphrase } from '../../demo/data/accounts.ts';
import { demoData } from '../../demo/data/demo.ts';
import { insertBatches } from '../../demo/data/insert.ts';
import { partnerOrigins } from './partner-origins.ts';
import { imageOf, openSqlite } from './sqlite.ts';

/** How many services and invoices the large customer has: few where nobody looks at them. */
type Size = 'usual' | 'large';
const rowsOfLarge: Readonly<Record<Size, number>> = { usual: 20, large: 10_000 };

const images = new Map<Size, Promise<Uint8Array>>();

/** A database of its own, filled with the demo. The demo is made once a page and size; each further one is a copy. */
export async function openData(size: Size): Promise<Kysely<Tables>> {
  const image = images.get(size) ?? makeImage(size);
  images.set(size, image);
  return kyselyOver(await openSqlite(await image));
}

async function makeImage(size: Size): Promise<Uint8Array> {
  const sqlite = await openSqlite();
  const db = kyselyOver(sqlite);
  await migrate(db, 'sqlite');
  const passwordHash = await pureHasher.hash(demoPassphrase);
  const options = {
    today: today({ now: Date.now }),
    passwordHash,
    large: rowsOfLarge[size],
    others: 0,
    partnerOrigins,
  };
  await insertBatches(db, demoData(options));
  const image = await imageOf(sqlite);
  await db.destroy();
  return image;
}

const kyselyOver = (sqlite: Parameters<typeof wasmDatabase>[0]): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: sqliteDialect(wasmDatabase(sqlite)) });
