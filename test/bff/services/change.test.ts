import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothEngines } from '../../support/engines.ts';
import { addPerson, join } from '../../support/people.ts';
import { aService, shelf } from './shelf.ts';

const problemOf = async (answer: Response) =>
  (await answer.json()) as { code: string; reason?: string; errors?: { pointer: string; detail: string }[] };

onBothEngines('a change of a service', (engine) => {
  it('is signed in the history, raises the version and names what caches must drop', async () => {
    const { write, read } = await shelf(await engine.open(), [aService('one', { label: 'Avant' })]);

    const answer = await write('one/label', 'PATCH', 1, { label: '  Après  ' });

    assert.deepEqual(await answer.json(), { version: 2, changed: ['service:svc_one', 'services'] });
    const now = await read('one');
    assert.equal(now.label, 'Après');
    assert.equal(now.version, 2);
    assert.deepEqual(
      now.timeline.map(({ what, by, onBehalfOf, facts }) => ({ what, by, onBehalfOf, facts })),
      [
        {
          what: 'label-changed',
          by: 'Camille Durand',
          onBehalfOf: undefined,
          facts: { from: 'Avant', to: 'Après' },
        },
      ],
    );
  });

  it('of a delegate is signed « X pour le compte de Y »', async () => {
    const bff = await engine.open();
    const { read } = await shelf(bff, [aService('one')]);
    await addPerson(bff, {
      id: 'per_tom',
      email: 'tom@example.fr',
      firstName: 'Tom',
      lastName: 'Leroy',
      password: '',
    });
    await join(bff, 'per_tom', 'cus_a', { role: 'technical' });
    const tom = await bff.signInAs('per_tom', 'cus_a');

    await bff.call('/api/services/svc_one/tags', {
      method: 'PATCH',
      session: tom,
      body: { tags: ['b', 'a', 'a'] },
      headers: { 'if-match': '1' },
    });

    const { timeline, tags } = await read('one');
    assert.deepEqual(tags, ['a', 'b'], 'each once');
    assert.equal(timeline[0]?.by, 'Tom Leroy');
    assert.equal(timeline[0]?.onBehalfOf, 'Durand');
  });

  it('from two tabs at once is taken once: the other is told that it changed', async () => {
    const { write, read } = await shelf(await engine.open(), [aService('one')]);

    const answers = await Promise.all(
      ['Un', 'Deux', 'Trois', 'Quatre'].map((label) => write('one/label', 'PATCH', 1, { label })),
    );

    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412, 412, 412]);
    const winner = answers.findIndex(({ status }) => status === 200);
    const now = await read('one');
    assert.equal(now.label, ['Un', 'Deux', 'Trois', 'Quatre'][winner]);
    assert.equal(now.timeline.length, 1);
    assert.equal(
      (await problemOf(answers.find(({ status }) => status === 412)!)).code,
      'precondition-failed',
    );
  });

  it('needs the version that was seen', async () => {
    const bff = await engine.open();
    const { session } = await shelf(bff, [aService('one')]);

    const answer = await bff.call('/api/services/svc_one/label', {
      method: 'PATCH',
      session,
      body: { label: 'x' },
    });

    assert.equal(answer.status, 428);
    assert.equal((await problemOf(answer)).code, 'precondition-required');
  });

  it('to what it is already leaves no trace', async () => {
    const { write, read } = await shelf(await engine.open(), [
      aService('one', { label: 'Même' }),
      aService('never', { renewal: 'none' }),
    ]);

    assert.deepEqual(await (await write('one/label', 'PATCH', 1, { label: 'Même' })).json(), {
      version: 1,
      changed: [],
    });
    assert.deepEqual(await (await write('one/auto-renew', 'PUT', 1, { on: false })).json(), {
      version: 1,
      changed: [],
    });
    await write('never/auto-renew', 'PUT', 1, { on: false });

    assert.deepEqual((await read('one')).timeline, []);
    assert.equal((await read('never')).renewal, 'none');
  });

  it('keeps any text of a name as it was typed, and refuses what no name can hold', async () => {
    const bff = await engine.open();
    const { write, read } = await shelf(bff, [aService('one')]);
    const kept = [
      '<script>alert(1)</script>',
      `Robert'); drop table service;--`,
      '=cmd|calc',
      '𝓤𝓷𝓲𝓬𝓸𝓭𝓮 🦄',
      '؜مرحبا',
      '%_\\',
      '{{7*7}}',
      'x'.repeat(80),
    ];

    let version = 1;
    for (const label of kept) {
      const answer = await write('one/label', 'PATCH', version, { label });
      assert.equal(answer.status, 200, label);
      version += 1;
      assert.equal((await read('one')).label, label);
    }
    for (const label of ['x'.repeat(81), 'a\u0000b', 'a\nb', 'a\u2028b', 7, null, ['x']]) {
      const answer = await write('one/label', 'PATCH', version, { label });
      const problem = await problemOf(answer);
      assert.equal(answer.status, 400, JSON.stringify(label));
      assert.equal(problem.errors?.[0]?.pointer, '/label');
    }
    assert.equal((await write('one/label', 'PATCH', version, { label: 'x', owner: 'me' })).status, 400);
    assert.equal((await read('one')).version, version);
  });

  it('refuses more than ten tags, empty ones and long ones, and keeps the former', async () => {
    const { write, read } = await shelf(await engine.open(), [aService('one')]);
    await write('one/tags', 'PATCH', 1, { tags: ['garde'] });

    for (const tags of [
      Array.from({ length: 11 }, (_, at) => `t${at}`),
      [''],
      ['   '],
      ['x'.repeat(41)],
      'garde',
      [3],
    ]) {
      const answer = await write('one/tags', 'PATCH', 2, { tags });
      assert.equal(answer.status, 400, JSON.stringify(tags));
    }
    assert.deepEqual((await read('one')).tags, ['garde']);
  });

  it('of automatic renewal stores the consent that was shown, and forgets it when turned off', async () => {
    const { write, read } = await shelf(await engine.open(), [aService('one', { expiresOn: '2027-11-23' })]);

    const without = await write('one/auto-renew', 'PUT', 1, { on: true });
    const stale = await write('one/auto-renew', 'PUT', 1, { on: true, consent: '2020-01' });
    assert.deepEqual([without.status, stale.status], [400, 400], 'not without the text in force');

    await write('one/auto-renew', 'PUT', 1, { on: true, consent: '2026-11' });
    const on = await read('one');
    assert.equal(on.renewal, 'auto');
    assert.deepEqual(on.autoRenewConsent, { textVersion: '2026-11', at: '2026-11-23T09:00:00.000Z' });
    assert.equal(on.nextChargeOn, '2027-11-16', 'seven days before the end');

    await write('one/auto-renew', 'PUT', 2, { on: false });
    const off = await read('one');
    assert.equal(off.renewal, 'manual');
    assert.equal(off.autoRenewConsent, undefined);
    assert.equal(off.nextChargeOn, undefined);
    assert.deepEqual(off.timeline.map(({ what }) => what).sort(), ['auto-renew-off', 'auto-renew-on']);
  });

  it('that the state forbids is refused with its reason, and nothing changes', async () => {
    const { write, read } = await shelf(await engine.open(), [
      aService('over', { state: 'terminated' }),
      aService('care', { periodMonths: 0 }),
    ]);

    const label = await problemOf(await write('over/label', 'PATCH', 1, { label: 'x' }));
    const renew = await problemOf(await write('care/auto-renew', 'PUT', 1, { on: true, consent: '2026-11' }));

    assert.deepEqual([label.code, label.reason], ['action-refused', 'state-terminated']);
    assert.deepEqual([renew.code, renew.reason], ['action-refused', 'kind-does-not-renew']);
    assert.equal((await read('over')).version, 1);
  });

  it('that the right forbids is refused before anything is read', async () => {
    const bff = await engine.open();
    await shelf(bff, [aService('one')]);
    await addPerson(bff, { id: 'per_b', email: 'b@example.fr', password: '' });
    await join(bff, 'per_b', 'cus_a', { role: 'custom', rights: ['service.view'] });
    const reader = await bff.signInAs('per_b', 'cus_a');

    const answer = await bff.call('/api/services/svc_one/label', {
      method: 'PATCH',
      session: reader,
      body: { label: 'x' },
      headers: { 'if-match': '1' },
    });

    assert.equal(answer.status, 403);
    assert.equal((await problemOf(answer)).code, 'right-missing');
  });
});
