import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sweep } from '../../../bff/jobs/sweep.ts';
import { leave } from '../../../bff/storage/outbox.ts';
import { onBothEngines } from '../../support/engines.ts';

const day = 24 * 3_600_000;

onBothEngines('the sweep', ({ open }) => {
  it('forgets what has served and keeps what may still be asked for', async () => {
    const bff = await open();
    const { db, clock } = bff.deps;
    const ago = (days: number): string => new Date(clock.now() - days * day).toISOString();
    for (const days of [0.5, 1.5])
      await db
        .insertInto('event')
        .values({ customerId: 'c', changed: '[]', at: ago(days) })
        .execute();
    for (const days of [1, 3])
      await db
        .insertInto('idempotency')
        .values({
          personId: 'p',
          key: `k${days}`,
          operation: 'o',
          bodyHash: '',
          reply: '',
          createdAt: ago(days),
        })
        .execute();
    for (const days of [1, 31])
      await db
        .insertInto('attempt')
        .values({ key: `a${days}`, failures: 3, firstAt: ago(days), lastAt: ago(days), blockedUntil: null })
        .execute();
    await db
      .insertInto('attempt')
      .values({ key: 'streak:off', failures: 100, firstAt: ago(99), lastAt: ago(99), blockedUntil: null })
      .execute();
    for (const days of [1, 8])
      await db
        .insertInto('link')
        .values({
          tokenHash: `l${days}`,
          purpose: 'set-password',
          personId: 'p',
          createdAt: ago(days),
          expiresAt: ago(days),
          usedAt: null,
        })
        .execute();
    for (const days of [1, 31, 0]) await leave(db, clock, { kind: 'x', key: `j${days}`, payload: {} });
    for (const days of [1, 31])
      await db
        .updateTable('outbox')
        .set({ doneAt: ago(days) })
        .where('key', '=', `j${days}`)
        .execute();

    await sweep(bff.deps);

    const keys = async (table: 'attempt' | 'idempotency' | 'outbox') =>
      (await db.selectFrom(table).select('key').execute()).map(({ key }) => key).toSorted();
    assert.equal((await db.selectFrom('event').select('id').execute()).length, 1);
    assert.deepEqual(await keys('idempotency'), ['k1']);
    assert.deepEqual(await keys('attempt'), ['a1', 'streak:off']);
    assert.deepEqual(await db.selectFrom('link').select('tokenHash').execute(), [{ tokenHash: 'l1' }]);
    assert.deepEqual(await keys('outbox'), ['j0', 'j1']);
  });
});
