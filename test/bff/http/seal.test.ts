import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Refusal } from '../../../bff/refusal.ts';
import { takeOverKey } from '../../../bff/access/storage.ts';
import { onBothEngines } from '../../support/engines.ts';
import { problemOf } from '../../support/visitor.ts';
import { key, order, revision, running, shop, type Shop } from './shop.ts';

const minutes = 60_000;
const idle = (): Promise<void> => Promise.resolve();

/** An order whose process stops for good at a point of the handler; resolves when it is there. */
async function diesAt(it: Shop, point: 'before' | 'after', name: string): Promise<() => Promise<Response>> {
  let wake = (): void => {};
  let answer: Promise<Response> | undefined;
  await new Promise<void>((reached) => {
    it[point] = () => {
      reached();
      return new Promise((done) => (wake = done));
    };
    answer = Promise.resolve(order(it, key(name)));
  });
  it[point] = idle;
  return () => {
    wake();
    return answer as Promise<Response>;
  };
}

onBothEngines('what an effect began with', ({ open, name }) => {
  const begun = async (): Promise<Shop> => Object.assign(await shop(await open()), { sealed: 'begun' });

  it('gives way to the answer when that comes', async () => {
    const it = await begun();

    const first = await (await order(it, key('a'))).json();
    const again = await order(it, key('a'));

    assert.notDeepEqual(first, { number: 0 });
    assert.deepEqual(await again.json(), first);
    assert.equal(it.bought, 1);
  });

  it('is no answer while the first is still at it, and the answer when its process is gone', async () => {
    const it = await begun();
    await diesAt(it, 'after', 'b');

    const early = await order(it, key('b'));
    it.bff.clock.advance(minutes + 1);
    const late = await order(it, key('b'));

    assert.equal((await problemOf(early)).code, 'idempotency-in-progress');
    assert.deepEqual([late.status, await late.json()], [200, { number: 0 }]);
    assert.equal(it.bought, 1, `one effect on ${name}`);
  });

  it('gives way to the answer of a process that was only slow', async () => {
    const it = await begun();
    const wake = await diesAt(it, 'after', 'c');
    it.bff.clock.advance(minutes + 1);
    await order(it, key('c'));

    const first = await (await wake()).json();

    assert.deepEqual(await (await order(it, key('c'))).json(), first);
    assert.equal(it.bought, 1);
  });

  it('is over with a refusal, and stays after a fault: the first says what became of it, the second nobody knows', async () => {
    const it = await begun();
    it.after = () => Promise.reject(new Refusal('payment-declined'));
    await order(it, key('d'));
    it.after = idle;
    const corrected = await order(it, key('d'), { what: 'cheaper tea' });
    it.after = () => Promise.reject(new Error('the line broke'));
    const broken = await order(it, key('e'));
    it.after = idle;
    it.bff.clock.advance(minutes + 1);
    const again = await order(it, key('e'));

    assert.equal(corrected.status, 200);
    assert.equal(broken.status, 500);
    assert.deepEqual([again.status, await again.json()], [200, { number: 0 }]);
    assert.equal(it.bought, 3);
  });
});

onBothEngines('an heir and the one thought dead', ({ open, name }) => {
  it('never both act: a reply committed since the heir looked is the reply', async () => {
    const it = await shop(await open());
    const { db } = it.bff.deps;
    await diesAt(it, 'before', 'a');
    const seen = await db.selectFrom('idempotency').selectAll().executeTakeFirstOrThrow();
    it.bff.clock.advance(minutes + 1);
    // Between the heir's look and his taking over, the owner commits.
    await db.updateTable('idempotency').set({ reply: '{"output":{"number":7}}' }).execute();

    const taken = await takeOverKey(db, { ...seen, createdAt: '2026-11-23T09:02:00.000Z' }, seen);

    assert.equal(taken, false);
    assert.deepEqual(await (await order(it, key('a'))).json(), { number: 7 });
    assert.equal(it.bought, 0);
  });

  it('happen once in two hundred races', async (t) => {
    const it = await shop(await open());
    const start = await revision(it);
    let races = 0;
    for (let n = 0; n < 200; n++) {
      const wake = await diesAt(it, 'before', `race${n}x`);
      it.bff.clock.advance(minutes + 1);
      const [owner, ...heirs] = await Promise.all([
        wake(),
        ...[1, 2, 3].map(() => order(it, key(`race${n}x`))),
      ]);
      if (owner.status !== 200) races++;
      assert.ok([owner, ...heirs].some(({ status }) => status === 200));
      assert.equal(await revision(it), start + n + 1, `one effect on ${name}`);
      it.bff.clock.advance(minutes);
    }
    t.diagnostic(`the heir was first ${races} times`);
    assert.equal(await running(it), 0);
  });
});
