import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inWrite } from '../../../bff/storage/write.ts';
import { demoData } from '../../../demo/data/demo.ts';
import { insertBatches } from '../../../demo/data/insert.ts';
import { followStream } from '../../../stories/server/live.ts';
import type { Visitor } from '../../../stories/server/scenario.ts';
import { holderOf } from '../../../stories/server/visitor.ts';
import { testBff, type TestBff } from '../../support/bff.ts';

const origins = { agency: 'http://a.localhost', bank: 'http://b.localhost' };
const demo = { today: '2026-11-23', passwordHash: 'none', large: 4, others: 0, partnerOrigins: origins };

let bff: TestBff;
let holder: Visitor;

before(async () => {
  bff = await testBff();
  await insertBatches(bff.deps.db, demoData(demo));
  holder = await holderOf(bff.deps.db, 'company');
});
after(() => bff.close());

/** Follows the holder's stream into a list, from its first word on. */
async function follow(): Promise<{ heard: unknown[]; session: string; leave: () => void }> {
  const session = await bff.signInAs(holder.personId, holder.customerId);
  const heard: unknown[] = [];
  const streams = bff.live.count();
  const leave = followStream(
    () => bff.call('/api/events', { session }),
    (it) => heard.push(it),
  );
  await until(() => bff.live.count() > streams && heard.length > 0);
  assert.deepEqual(Object.keys(heard.shift() as object), ['standing']);
  return { heard, session, leave };
}

async function until(holds: () => boolean): Promise<void> {
  const start = Date.now();
  while (!holds()) {
    if (Date.now() - start > 5000) throw new Error('it did not happen within five seconds');
    await new Promise((again) => setTimeout(again, 10));
  }
}

const change = (...names: string[]) =>
  inWrite(bff.deps, async (write) => write.changed(holder.customerId, names));

describe('the live stream of a page that holds the server', () => {
  it('hears each change after its commit', async () => {
    const { heard, leave } = await follow();

    await change('services', 'service:svc_1');
    await change('services');
    await until(() => heard.length === 2);
    leave();

    assert.deepEqual(
      heard.map((it) => (it as { changed: string[] }).changed),
      [['services', 'service:svc_1'], ['services']],
    );
  });

  it('hears the end when the session ends', async () => {
    const { heard, session, leave } = await follow();

    await bff.call('/api/batch', {
      method: 'POST',
      session,
      body: { calls: [{ op: 'signOut', input: {} }] },
    });
    await until(() => heard.length > 0);
    leave();

    assert.deepEqual(heard, ['ended']);
  });

  it('is closed when the page leaves', async () => {
    const streams = bff.live.count();
    const { heard, leave } = await follow();

    leave();
    await until(() => bff.live.count() === streams);
    await change('services');

    assert.deepEqual(heard, []);
  });
});
