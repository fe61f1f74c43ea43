import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inProcessEvents } from '../../../bff/adapters/events/in-process.ts';
import { inWrite } from '../../../bff/storage/write.ts';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { aService, shelf } from '../services/shelf.ts';

/** What another process writes, whose event has not come yet. */
const writeUnheard = ({ deps }: TestBff, customerId: string) =>
  inWrite({ ...deps, events: inProcessEvents() }, async ({ tx, changed }) => {
    await tx.updateTable('service').set({ label: 'Autre' }).where('customerId', '=', customerId).execute();
    changed(customerId, ['services']);
  });

onBothEngines('an ETag', (engine) => {
  it('that is held never hides a change, heard of or not', async () => {
    const bff = await engine.open();
    const { session } = await shelf(bff, [aService('one')]);
    const ask = (headers = {}) => bff.call('/api/services', { session, headers });
    const held = (await ask()).headers.get('etag') ?? '';
    const unchanged = await ask({ 'if-none-match': held });
    assert.equal(unchanged.status, 304);
    assert.deepEqual(
      [...unchanged.headers.keys()].toSorted(),
      ['cache-control', 'etag', 'ratelimit', 'ratelimit-policy', 'request-id', 'vary'],
      'what the answer that is held has besides goes on',
    );
    assert.equal(unchanged.headers.get('etag'), held);

    const { customerId } = await bff.deps.db
      .selectFrom('service')
      .select('customerId')
      .executeTakeFirstOrThrow();
    await writeUnheard(bff, customerId);
    // Marked as older than it is: asked for once more, never taken for what it is not.
    const unmarked = await ask();
    assert.equal(unmarked.headers.get('etag'), held);
    const answer = await ask({ 'if-none-match': held });
    assert.equal(answer.status, 200);
    const { items } = (await answer.json()) as { items: { label: string }[] };
    assert.equal(items[0]?.label, 'Autre');

    const renewed = answer.headers.get('etag') ?? '';
    assert.notEqual(renewed, held);
    assert.equal((await ask()).headers.get('etag'), renewed);
    assert.equal((await ask({ 'if-none-match': renewed })).status, 304);
  });

  it('is new in the answer that follows a write of ours', async () => {
    const bff = await engine.open();
    const { session, write } = await shelf(bff, [aService('one')]);
    const tagOf = async () => (await bff.call('/api/services', { session })).headers.get('etag');
    const before = await tagOf();
    await write('one/label', 'PATCH', 1, { label: 'Autre' });
    assert.notEqual(await tagOf(), before);
  });
});
