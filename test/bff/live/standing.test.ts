import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { aService, shelf } from '../services/shelf.ts';

/** What a stream says first. */
async function standingOf(bff: TestBff, session: string): Promise<string | undefined> {
  const { body } = await bff.call('/api/events', { session });
  const reader = (body ?? assert.fail()).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes('event: standing')) text += (await reader.read()).value ?? assert.fail(text);
  await reader.cancel();
  return /^event: standing\ndata: (.+)$/m.exec(text)?.[1];
}

onBothEngines('a stream that opens', (engine) => {
  it('says how every ETag begins that still holds', async () => {
    const bff = await engine.open();
    const { session, write } = await shelf(bff, [aService('one')]);
    const tagOf = async (path: string) => (await bff.call(path, { session })).headers.get('etag') ?? '';
    const [list, one] = [await tagOf('/api/services'), await tagOf('/api/services/svc_one')];

    const standing = await standingOf(bff, session);
    assert.ok(list.startsWith(`W/"${standing}-`), `${list} ${standing}`);
    assert.ok(one.startsWith(`W/"${standing}-`));

    await write('one/label', 'PATCH', 1, { label: 'Autre' });
    const changed = await standingOf(bff, session);
    assert.notEqual(changed, standing);
    assert.ok((await tagOf('/api/services')).startsWith(`W/"${changed}-`));
  });
});
