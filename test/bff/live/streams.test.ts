import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inWrite } from '../../../bff/storage/write.ts';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addCamille, addCustomer } from '../../support/people.ts';
import { problemOf } from '../../support/visitor.ts';

/** Reads a stream until it has said this. */
async function heardUntil(answer: Response, words: string): Promise<string> {
  const reader = (answer.body ?? assert.fail()).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes(words)) text += (await reader.read()).value ?? assert.fail(text);
  await reader.cancel();
  return text;
}

const change = ({ deps }: TestBff, customerId: string, resource: string): Promise<void> =>
  inWrite(deps, async ({ changed }) => changed(customerId, [resource]));

onBothEngines('live streams', ({ open }) => {
  const house = async () => {
    const bff = await open();
    await addCamille(bff);
    await addCustomer(bff, 'cus_b');
    return { bff, signIn: () => bff.signInAs('per_camille', 'cus_a') };
  };

  it('are four of one session and ten of one person at a time', async () => {
    const { bff, signIn } = await house();
    const [one, two, three] = [await signIn(), await signIn(), await signIn()];
    const streams: Response[] = [];
    const opened = async (session: string): Promise<number> => {
      const answer = await bff.call('/api/events', { session });
      if (answer.ok) streams.push(answer);
      else assert.equal((await problemOf(answer)).code, 'quota-exceeded');
      return answer.status;
    };

    for (const session of [one, one, one, one, two, two, two, two]) assert.equal(await opened(session), 200);
    assert.deepEqual([await opened(one), await opened(two)], [429, 429]);
    assert.deepEqual([await opened(three), await opened(three), await opened(three)], [200, 200, 429]);
    await streams[0]?.body?.cancel();

    assert.equal(await opened(three), 200);
    assert.equal(bff.live.count(), 10);
  });

  it('repeat what was missed since the last that was heard, of this account alone', async () => {
    const { bff, signIn } = await house();
    const session = await signIn();
    for (let n = 0; n < 60; n++) await change(bff, 'cus_a', 'operations');
    const stream = await bff.call('/api/events', { session });
    await change(bff, 'cus_a', 'services');
    const last = /^id: (\d+)$/m.exec(await heardUntil(stream, '"services"'))?.[1] ?? assert.fail();
    await change(bff, 'cus_a', 'invoices');
    await change(bff, 'cus_b', 'payments');
    await change(bff, 'cus_a', 'wallet');

    for (const answer of [
      await bff.call('/api/events', { session, headers: { 'last-event-id': last } }),
      await bff.call(`/api/events?after=${last}`, { session }),
    ]) {
      const heard = [...(await heardUntil(answer, 'event: standing')).matchAll(/"changed":(\[.*\])/g)];
      const changed = heard.map(([, resources]) => resources);
      assert.deepEqual(changed.slice(-2), ['["invoices"]', '["wallet"]']);
      assert.ok(!changed.includes('["payments"]'));
      // Some that were heard are told again: ids are given before commit.
      assert.ok(changed.length < 60, `${changed.length}`);
    }
    const fresh = await heardUntil(await bff.call('/api/events', { session }), 'event: standing');
    assert.doesNotMatch(fresh, /"changed"/);
  });

  it('say every twenty seconds that they live', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const { bff, signIn } = await house();
    const stream = await bff.call('/api/events', { session: await signIn() });

    t.mock.timers.tick(15_000);
    await change(bff, 'cus_a', 'services');
    t.mock.timers.tick(5_000);

    assert.match(await heardUntil(stream, ': beat\n\n'), /"services"[^]*: beat\n\n$/);
  });
});
