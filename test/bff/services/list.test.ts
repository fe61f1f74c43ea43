import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothEngines } from '../../support/engines.ts';
import { addCustomer, addPerson, join } from '../../support/people.ts';
import { aService, shelf } from './shelf.ts';

const various = [
  aService('auto', { label: 'Boutique', expiresOn: '2026-12-03', renewal: 'auto', kind: 'hosting' }),
  aService('soon', { domain: 'bientot.fr', expiresOn: '2026-11-28', kind: 'domain', priceCents: 890 }),
  aService('owed', {
    label: 'Serveur',
    kind: 'managed_server',
    unpaidCents: 5000,
    priceCents: 14900,
    expiresOn: '2027-02-01',
  }),
  aService('gone', {
    state: 'expired',
    expiresOn: '2026-11-20',
    domain: 'parti.fr',
    kind: 'domain',
    priceCents: 890,
  }),
  aService('cut', { state: 'suspended', expiresOn: '2026-11-01', kind: 'ssl' }),
  aService('over', { state: 'terminated', expiresOn: '2026-05-01', kind: 'ssl' }),
  aService('paying', { state: 'pending_payment', expiresOn: '9999-12-31' }),
  aService('stuck', { state: 'failed_setup', expiresOn: '9999-12-31' }),
  aService('ending', { cancelOn: '2026-12-01', expiresOn: '2026-12-01' }),
];

onBothEngines('the list of services', (engine) => {
  it('answers each tab, and counts what each answers', async () => {
    const bff = await engine.open();
    const { ids, session } = await shelf(bff, various);

    const tabs = {
      active: await ids('tab=active'),
      expired: await ids('tab=expired'),
      pending: await ids('tab=pending'),
      todo: await ids('tab=todo'),
    };
    const counts = (await (await bff.call('/api/services/counts', { session })).json()) as {
      tabs: Record<string, number>;
    };

    assert.deepEqual(tabs.active, ['soon', 'ending', 'auto', 'owed'], 'next to end first');
    assert.deepEqual(tabs.expired, ['over', 'cut', 'gone']);
    assert.deepEqual(tabs.pending, ['paying', 'stuck']);
    assert.deepEqual(tabs.todo, ['cut', 'gone', 'soon', 'owed', 'paying', 'stuck']);
    for (const [tab, found] of Object.entries(tabs)) assert.equal(counts.tabs[tab], found.length, tab);
  });

  it('gives a task to each service of « À faire », and to no other', async () => {
    const { page } = await shelf(await engine.open(), various);

    const all = (await page('limit=100')).items;
    const todo = new Set((await page('tab=todo&limit=100')).items.map(({ id }) => id));

    for (const { id, tasks } of all) assert.equal(tasks.length > 0, todo.has(id), id);
  });

  it('filters by kind, state, renewal, window, unpaid and tag, alone and together', async () => {
    const bff = await engine.open();
    const { ids } = await shelf(bff, various);
    await bff.deps.db
      .insertInto('serviceTag')
      .values([
        { customerId: 'cus_a', serviceId: 'svc_soon', tag: 'été' },
        { customerId: 'cus_a', serviceId: 'svc_owed', tag: 'ÉTÉ' },
      ])
      .execute();

    assert.deepEqual(await ids('kind=domain'), ['gone', 'soon']);
    assert.deepEqual((await ids('kind=domain,ssl')).length, 4);
    assert.deepEqual(await ids('state=suspended,failed_setup'), ['cut', 'stuck']);
    assert.deepEqual(await ids('renewal=auto'), ['auto']);
    assert.deepEqual(await ids('tab=active&expiresWithin=7'), ['soon']);
    assert.deepEqual(await ids('tab=active&expiresWithin=30'), ['soon', 'ending', 'auto']);
    assert.deepEqual(await ids('unpaid=true'), ['owed']);
    assert.equal((await ids('unpaid=false')).includes('owed'), false);
    assert.deepEqual(
      await ids(`tag=${encodeURIComponent('été')}`),
      ['soon'],
      'a tag is itself, not its look-alike',
    );
    assert.deepEqual(await ids('kind=domain&tab=active&expiresWithin=90'), ['soon']);
    assert.deepEqual(await ids('kind=home_care'), []);
  });

  it('ends a window on its last day, included', async () => {
    const { ids } = await shelf(await engine.open(), [
      aService('seventh', { expiresOn: '2026-11-30' }),
      aService('eighth', { expiresOn: '2026-12-01' }),
    ]);

    assert.deepEqual(await ids('expiresWithin=7'), ['seventh']);
  });

  it('answers what its contract says: refuses what is unknown and names the field', async () => {
    const bff = await engine.open();
    const { session } = await shelf(bff, []);

    for (const [query, pointer] of [
      ['tab=archive', '/tab'],
      ['kind=boat', '/kind/0'],
      ['limit=101', '/limit'],
      ['limit=0', '/limit'],
      ['expiresWithin=-1', '/expiresWithin'],
      ['sort=mood', '/sort'],
      ['color=red', '/color'],
      ['unpaid=perhaps', '/unpaid'],
      [`search=${'x'.repeat(101)}`, '/search'],
    ] as const) {
      const answer = await bff.call(`/api/services?${query}`, { session });
      const problem = (await answer.json()) as { code: string; errors: { pointer: string }[] };
      assert.equal(answer.status, 400, query);
      assert.equal(problem.code, 'invalid-input', query);
      assert.equal(problem.errors[0]?.pointer, pointer, query);
    }
  });

  it('shows a delegate only the services listed for him, in rows, counts, tags, export and page', async () => {
    const bff = await engine.open();
    const { ids } = await shelf(bff, various);
    await bff.deps.db
      .insertInto('serviceTag')
      .values([{ customerId: 'cus_a', serviceId: 'svc_owed', tag: 'secret' }])
      .execute();
    await addPerson(bff, { id: 'per_dan', email: 'dan@example.fr', password: '' });
    await join(bff, 'per_dan', 'cus_a', { role: 'technical', services: ['svc_soon', 'svc_cut'] });
    const dan = await bff.signInAs('per_dan', 'cus_a');

    assert.deepEqual(await ids('limit=100', dan), ['cut', 'soon']);
    assert.deepEqual(await ids('tab=todo', dan), ['cut', 'soon']);
    assert.deepEqual(await ids('search=serveur', dan), []);
    const counts = (await (await bff.call('/api/services/counts', { session: dan })).json()) as {
      tabs: object;
      tags: string[];
    };
    assert.deepEqual(counts.tabs, { active: 1, expired: 1, pending: 0, todo: 2 });
    assert.deepEqual(counts.tags, [], 'no tag of a service that he does not see');
    const csv = await (await bff.call('/api/services.csv', { session: dan })).text();
    assert.match(csv, /svc_soon/);
    assert.doesNotMatch(csv, /svc_owed/);
    assert.equal((await bff.call('/api/services/svc_owed', { session: dan })).status, 404);
  });

  it('shows nothing of another account', async () => {
    const bff = await engine.open();
    const { ids } = await shelf(bff, various);
    await addPerson(bff, { id: 'per_eve', email: 'eve@example.fr', password: '' });
    await addCustomer(bff, 'cus_e');
    await join(bff, 'per_eve', 'cus_e');
    const eve = await bff.signInAs('per_eve', 'cus_e');

    assert.deepEqual(await ids('limit=100', eve), []);
    assert.equal((await bff.call('/api/services/svc_soon', { session: eve })).status, 404);
    const write = await bff.call('/api/services/svc_soon/label', {
      method: 'PATCH',
      session: eve,
      body: { label: 'à moi' },
      headers: { 'if-match': '"1"' },
    });
    assert.equal(write.status, 404);
  });
});
