import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import { sql } from 'kysely';
import { bulkBatches } from '../../../demo/data/bulk.ts';
import type { BulkOptions } from '../../../demo/data/bulk-plan.ts';
import { seededTables, type Batch } from '../../../demo/data/rows.ts';
import { isEmpty, writeBatches } from '../../../demo/data/write.ts';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';

const options: BulkOptions = {
  customers: 101,
  services: 1000,
  invoices: 3000,
  seed: 7,
  whale: 0.2,
  today: '2026-11-23',
  passwordHash: 'not a hash',
  append: false,
};
const seed = (url: string, more: Partial<BulkOptions> = {}) =>
  writeBatches(url, bulkBatches({ ...options, ...more }), { append: more.append ?? false });

const indexesOf = async ({ deps }: TestBff): Promise<unknown[]> => {
  const query =
    deps.engine === 'sqlite'
      ? sql<{ name: string }>`select "name" from "sqlite_schema" where "type" = 'index' order by "name"`
      : sql<{
          name: string;
        }>`select indexname as "name" from pg_indexes where schemaname = 'public' order by indexname`;
  return (await query.execute(deps.db)).rows;
};

/** A checksum of all that the seed writes, whatever the order of its rows. */
async function checksum({ deps }: TestBff): Promise<string> {
  const hash = createHash('sha256');
  for (const table of seededTables) {
    const rows = (await deps.db.selectFrom(table).selectAll().execute()).map((row) =>
      JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    );
    hash.update(`${table}\n${rows.toSorted().join('\n')}\n`);
  }
  return hash.digest('hex');
}

const sums = new Set<string>();

onBothEngines('the seed', ({ place, openAt }) => {
  it('writes as many customers, services and invoices as asked', async () => {
    const url = await place();

    const rows = await seed(url);

    const { deps } = await openAt(url);
    const count = async (
      table: 'customer' | 'person' | 'service' | 'invoice' | 'invoiceService',
    ): Promise<number> =>
      (
        await deps.db
          .selectFrom(table)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n;
    assert.equal(await count('customer'), 101);
    assert.equal(await count('person'), 101);
    assert.equal(await count('service'), 1000);
    assert.equal(await count('invoice'), 3000);
    assert.equal(await count('invoiceService'), 3000);
    assert.ok(rows > 7000);
  });

  it('writes the same rows for the same seed, on either database, and others for another', async () => {
    const urls = [await place(), await place(), await place()] as const;

    for (const url of urls) await seed(url, { seed: url === urls[2] ? 8 : 7 });

    const found: string[] = [];
    for (const url of urls) found.push(await checksum(await openAt(url)));
    const [first = '', again, other] = found;
    assert.equal(again, first);
    assert.notEqual(other, first);
    sums.add(first);
    assert.equal(sums.size, 1, 'both databases hold the same');
  });

  it('gives the first customer his share and one in ten of the others nine times as much as the rest', async () => {
    const url = await place();

    await seed(url);

    const { deps } = await openAt(url);
    const counts = await deps.db
      .selectFrom('invoice')
      .groupBy('customerId')
      .select((e) => e.fn.countAll<number>().as('n'))
      .orderBy('n', 'desc')
      .execute();
    const [whale = { n: 0 }, ...rest] = counts;
    assert.equal(whale.n, 600);
    assert.equal(rest.filter(({ n }) => n > 100).length, 10);
    assert.ok(rest.slice(10).every(({ n }) => n >= 12 && n <= 15));
  });

  it('numbers each series by date and without a gap, and goes on from there', async () => {
    const url = await place();

    await seed(url);

    const { deps } = await openAt(url);
    const sequences = await deps.db.selectFrom('documentSequence').selectAll().execute();
    assert.ok(sequences.length > 20);
    for (const { seller, kind, year, last, lastIssuedOn } of sequences) {
      const documents = await deps.db
        .selectFrom('invoice')
        .where('seller', '=', seller)
        .where('kind', '=', kind)
        .where('number', 'like', `${kind}-%${year}-%`)
        .select(['number', 'issuedOn'])
        .orderBy('number')
        .execute();
      assert.deepEqual(
        documents.map(({ number }) => Number(number.slice(-6))),
        Array.from({ length: last }, (_, index) => index + 1),
      );
      const dates = documents.map(({ issuedOn }) => issuedOn);
      assert.deepEqual(dates, dates.toSorted());
      assert.equal(dates.at(-1), lastIssuedOn);
    }
  });

  it('owes on each service what its invoices say', async () => {
    const url = await place();

    await seed(url);

    const { deps } = await openAt(url);
    const differing = await deps.db
      .selectFrom('service as s')
      .innerJoin('invoiceService as l', (on) =>
        on.onRef('l.customerId', '=', 's.customerId').onRef('l.serviceId', '=', 's.id'),
      )
      .innerJoin('invoice as i', 'i.id', 'l.invoiceId')
      .groupBy(['s.id', 's.unpaidCents'])
      .having((e) => e(e.fn.sum('i.dueCents'), '!=', e.ref('s.unpaidCents')))
      .select('s.id')
      .execute();
    assert.deepEqual(differing, []);
    const owing = await deps.db.selectFrom('service').where('unpaidCents', '>', 0).select('id').execute();
    assert.ok(owing.length > 3);
  });

  it('refuses a database that is not empty, unless it may add to it', async () => {
    const url = await place();
    await seed(url, { customers: 2, services: 4, invoices: 4 });

    await assert.rejects(seed(url), { name: 'NotEmpty' });
    await assert.rejects(seed(url, { append: true }), /unique|duplicate/i);
    await seed(url, { append: true, seed: 8 });

    const { deps } = await openAt(url);
    const customers = await deps.db.selectFrom('customer').select('id').execute();
    assert.equal(customers.length, 103);
  });

  it('leaves an empty database with its indexes when it fails halfway', async () => {
    const url = await place();
    const bff = await openAt(url);
    const before = await indexesOf(bff);
    await bff.close();
    function* broken(): Generator<Batch> {
      for (const [index, batch] of [...bulkBatches(options)].entries()) {
        if (index === 3) throw new Error('the generator broke');
        yield batch;
      }
    }

    await assert.rejects(writeBatches(url, broken()), /the generator broke/);

    assert.equal(await isEmpty(url), true);
    assert.deepEqual(await indexesOf(await openAt(url)), before);
    assert.ok(before.length > 20);
  });

  it('makes every index again', async () => {
    const [url, other] = [await place(), await place()];
    await seed(url);

    assert.deepEqual(await indexesOf(await openAt(url)), await indexesOf(await openAt(other)));
  });
});
