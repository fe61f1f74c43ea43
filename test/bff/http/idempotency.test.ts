import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Reply } from '../../../components/contract/batch.ts';
import { Refusal } from '../../../bff/refusal.ts';
import { origin } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addPerson, join } from '../../support/people.ts';
import { problemOf } from '../../support/visitor.ts';
import { headersOf, key, order, revision, running, shop } from './shop.ts';

onBothEngines('a request that must happen once', ({ open, name }) => {
  it('needs a key of 16 characters or more', async () => {
    const it = await shop(await open());

    for (const bad of [
      undefined,
      '',
      'short',
      'with space in the middle',
      'x'.repeat(256),
      'slash/slash/slash/slash',
    ]) {
      const answer = await order(it, bad);
      assert.equal(answer.status, 400);
      assert.equal((await problemOf(answer)).code, 'idempotency-key-missing');
    }
    assert.equal(it.bought, 0);
  });

  it('gives the first reply again, and says so, alone and in a batch', async () => {
    const it = await shop(await open());

    const first = await order(it, key('a'));
    const second = await order(it, key('a'), { count: 1, what: 'tea' });
    const body = JSON.stringify({ calls: [{ op: 'buy', input: { what: 'tea' }, key: key('a') }] });
    const batch = await it.app.request(`${origin}/api/batch`, {
      method: 'POST',
      headers: headersOf(it.session),
      body,
    });

    assert.equal(first.headers.get('idempotency-replayed'), null);
    assert.equal(second.headers.get('idempotency-replayed'), 'true');
    const output = await first.json();
    assert.deepEqual(await second.json(), output);
    assert.deepEqual(((await batch.json()) as { replies: Reply[] }).replies, [
      { status: 200, output, replayed: true },
    ]);
    assert.equal(it.bought, 1);
  });

  it('refuses another input, another account and forgets after two days', async () => {
    const it = await shop(await open());
    await order(it, key('b'));
    await it.bff.deps.db
      .insertInto('customer')
      .values({
        id: 'cus_b',
        number: 'N-2',
        kind: 'person',
        name: 'B',
        locale: 'fr',
        revision: 1,
        createdAt: '',
      })
      .execute();
    await join(it.bff, 'per_camille', 'cus_b');

    const other = await order(it, key('b'), { what: 'coffee' });
    const elsewhere = await order(
      { ...it, session: await it.bff.signInAs('per_camille', 'cus_b') },
      key('b'),
    );
    it.bff.clock.advance(48 * 3600_000 + 1);
    const later = await order({ ...it, session: await it.bff.signInAs('per_camille', 'cus_a') }, key('b'), {
      what: 'coffee',
    });

    assert.deepEqual([other.status, (await problemOf(other)).code], [422, 'idempotency-key-reused']);
    assert.equal(elsewhere.status, 422);
    assert.equal(later.status, 200);
    assert.equal(it.bought, 2);
  });

  it('keeps the keys of two people apart', async () => {
    const it = await shop(await open());
    await addPerson(it.bff, { id: 'per_lou', email: 'lou@example.fr', password: '' });
    await join(it.bff, 'per_lou', 'cus_a', { role: 'administrative' });

    await order(it, key('c'));
    const hers = await order({ ...it, session: await it.bff.signInAs('per_lou', 'cus_a') }, key('c'));

    assert.equal(hers.headers.get('idempotency-replayed'), null);
    assert.equal(it.bought, 2);
  });

  it('happens once when fifty arrive at the same moment', async () => {
    const it = await shop(await open());
    const start = await revision(it);

    const answers = await Promise.all(Array.from({ length: 50 }, () => order(it, key('d'))));

    const statuses = answers.map(({ status }) => status);
    assert.ok(statuses.every((status) => status === 200 || status === 409));
    assert.equal(it.bought, 1);
    assert.equal(await revision(it), start + 1);
    const later = await order(it, key('d'));
    assert.deepEqual(await later.json(), await answers.find(({ status }) => status === 200)?.json());
  });

  it('answers that the first is still running, with a time to wait', async () => {
    const it = await shop(await open());
    let go = (): void => {};
    it.before = () => new Promise((done) => (go = done));

    const first = order(it, key('e'));
    while ((await running(it)) === 0);
    await new Promise((done) => setTimeout(done, 20));
    const second = await order(it, key('e'));
    go();

    assert.deepEqual([second.status, (await problemOf(second)).code], [409, 'idempotency-in-progress']);
    assert.equal(second.headers.get('retry-after'), '1');
    assert.equal((await first).status, 200);
    assert.equal(it.bought, 1);
  });

  it('leaves the key free after a refusal, so that the customer may correct', async () => {
    const it = await shop(await open());
    it.inside = () => Promise.reject(new Refusal('payment-declined'));
    const declined = await order(it, key('f'));
    it.inside = () => Promise.resolve();

    const again = await order(it, key('f'), { what: 'cheaper tea' });

    assert.equal(declined.status, 402);
    assert.equal(again.status, 200);
  });

  it('commits effect and reply together: a crash right after the write repeats nothing', async () => {
    const it = await shop(await open());
    await order(it, key('g'));
    const before = await revision(it);
    // What a process leaves that died between its write and its answer: the sealed reply, nobody to send it.
    it.bff.clock.advance(120_000);
    const again = await order({ ...it, session: await it.bff.signInAs('per_camille', 'cus_a') }, key('g'));

    assert.equal(again.headers.get('idempotency-replayed'), 'true');
    assert.equal(await revision(it), before);
  });

  it('lets one of several take over what a dead process began, and stops the dead one should it wake', async () => {
    const it = await shop(await open());
    const start = await revision(it);
    let wake = (): void => {};
    it.before = () => new Promise((done) => (wake = done));
    const dead = order(it, key('h'));
    while ((await running(it)) === 0);
    await new Promise((done) => setTimeout(done, 20));
    it.before = () => Promise.resolve();
    it.bff.clock.advance(61_000);

    const heirs = await Promise.all([1, 2, 3, 4, 5].map(() => order(it, key('h'))));
    wake();
    const late = await dead;

    assert.equal(heirs.filter(({ status }) => status === 200).length >= 1, true);
    assert.equal((await problemOf(late)).code, 'idempotency-in-progress');
    assert.equal(await revision(it), start + 1, `one effect on ${name}`);
  });

  it('stores the reply after the handler when that has no write of its own', async () => {
    const it = await shop(await open());
    it.sealed = 'never';

    await order(it, key('i'));
    const again = await order(it, key('i'));

    assert.equal(again.headers.get('idempotency-replayed'), 'true');
    assert.equal(it.bought, 1);
  });
});
