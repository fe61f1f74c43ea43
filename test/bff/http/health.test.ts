import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothEngines } from '../../support/engines.ts';
import { testBff } from '../../support/bff.ts';
import { problemOf } from '../../support/visitor.ts';

onBothEngines('health', ({ open }) => {
  it('is alive and ready over a migrated database', async () => {
    const bff = await open();

    for (const path of ['/livez', '/readyz']) {
      const answer = await bff.hono.request(path);
      assert.equal(answer.status, 200);
      assert.deepEqual(await answer.json(), { ok: true });
      assert.equal(answer.headers.get('cache-control'), 'no-store');
    }
  });

  it('is not ready while a migration is missing', async () => {
    const bff = await open();
    await bff.deps.db.deleteFrom('migration' as never).execute();

    const answer = await bff.hono.request('/readyz');

    assert.equal(answer.status, 503);
    assert.equal((await problemOf(answer)).code, 'overloaded');
    assert.equal((await bff.hono.request('/livez')).status, 200);
  });
});

it('is not ready without its database, nor while it stops, but alive', async () => {
  const bff = await testBff();

  bff.drain();
  const draining = await bff.hono.request('/readyz');
  const other = await testBff();
  await other.deps.db.destroy();
  const gone = await other.hono.request('/readyz');

  for (const answer of [draining, gone]) {
    assert.equal(answer.status, 503);
    assert.equal(answer.headers.get('retry-after'), '5');
  }
  assert.match((await problemOf(draining)).detail ?? '', /stopping/);
  assert.equal((await other.hono.request('/livez')).status, 200);
  await bff.close();
});
