import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { inWrite } from '../../../bff/storage/write.ts';
import { testBff, type TestBff } from '../../support/bff.ts';

const customers = async ({ deps }: TestBff): Promise<number> =>
  (await deps.db.selectFrom('customer').select('id').execute()).length;

/** Writes customers until the disk is full. */
const fill = ({ deps }: TestBff): Promise<void> =>
  inWrite(deps, async ({ tx }) => {
    for (let n = 0; n < 200; n++)
      await tx
        .insertInto('customer')
        .values({
          id: `cus_${n}`,
          number: `C${n}`,
          kind: 'person',
          name: 'x'.repeat(2000),
          locale: 'fr',
          revision: 1,
          createdAt: '2026-11-23T09:00:00.000Z',
        })
        .execute();
  });

describe('a full disk', () => {
  it('is named as what it is, leaves nothing half-done, and is forgotten once there is room', async () => {
    const bff = await testBff('sqlite::memory:');
    const before = await customers(bff);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(bff.deps.db);
    await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 20)}`.execute(bff.deps.db);

    await assert.rejects(fill(bff), { code: 'SQLITE_FULL' });

    assert.equal(await customers(bff), before);
    await sql`pragma max_page_count = 100000`.execute(bff.deps.db);
    await fill(bff);
    assert.equal(await customers(bff), before + 200);
    await bff.close();
  });
});
