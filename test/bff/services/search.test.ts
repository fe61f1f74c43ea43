import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bind, keyOf, type Filter } from '../../../bff/services/filter-storage.ts';
import { onBothEngines } from '../../support/engines.ts';
import { aService, shelf } from './shelf.ts';

const services = [
  aService('cafe', { label: 'Café de l’Été', domain: 'cafe-ete.fr' }),
  aService('percent', { label: 'Remise 100%', domain: 'cent.fr' }),
  aService('under', { label: 'site_de_test', domain: 'a_b.fr' }),
  aService('slash', { label: 'C:\\Archives', domain: 'barre.fr' }),
  aService('quote', { label: `L'"atelier"`, domain: 'atelier.fr' }),
  aService('foret', { domain: 'xn--saint-germain-la-fort-h6b.fr' }),
  aService('plain', { label: 'sitexdextest', domain: 'plain.fr', orderNumber: 'CMD-2026-00042' }),
];

const find = (text: string): string => `limit=100&search=${encodeURIComponent(text)}`;

onBothEngines('the search of services', (engine) => {
  it('finds names and domains whatever the case and the accents, on either side', async () => {
    const { ids } = await shelf(await engine.open(), services);

    for (const text of ['café', 'CAFE', 'ÉTÉ', 'ete', 'cafe-ete', ' Café '])
      assert.deepEqual(await ids(find(text)), ['cafe'], text);
  });

  it('finds a domain as people write it and as the registry does', async () => {
    const { ids } = await shelf(await engine.open(), services);

    for (const text of ['la-forêt', 'la-foret.fr', 'xn--saint-germain-la-fort-h6b.fr'])
      assert.deepEqual(await ids(find(text)), ['foret'], text);
  });

  it('takes the wildcards of SQL as what was typed', async () => {
    const { ids } = await shelf(await engine.open(), services);

    assert.deepEqual(await ids(find('100%')), ['percent']);
    assert.deepEqual(await ids(find('%')), ['percent']);
    assert.deepEqual(await ids(find('site_de_test')), ['under']);
    assert.deepEqual(await ids(find('_')), ['under']);
    assert.deepEqual(await ids(find('\\')), ['slash']);
    assert.deepEqual(await ids(find(`'"`)), ['quote']);
    assert.deepEqual(await ids(find(`'; drop table service; --`)), []);
  });

  it('finds the order number and the start of an invoice number', async () => {
    const bff = await engine.open();
    const { ids } = await shelf(bff, services);
    await bff.deps.db
      .insertInto('invoiceService')
      .values([{ customerId: 'cus_a', serviceId: 'svc_cafe', invoiceId: 'inv_1', number: 'FA-2026-000123' }])
      .execute();

    assert.deepEqual(await ids(find('cmd-2026-00042')), ['plain']);
    assert.deepEqual(await ids(find('fa-2026-000123')), ['cafe']);
    assert.deepEqual(await ids(find('FA-2026')), ['cafe']);
    assert.deepEqual(await ids(find('000123')), [], 'the start, not the middle');
  });

  it('finds a service by its new name at once, and no more by the old one', async () => {
    const { ids, write } = await shelf(await engine.open(), services);

    const answer = await write('foret/label', 'PATCH', 1, { label: 'Mairie' });

    assert.equal(answer.status, 200);
    assert.deepEqual(await ids(find('mairie')), ['foret']);
    assert.deepEqual(await ids(find('la-foret')), ['foret'], 'its domain still counts');
    await write('foret/label', 'PATCH', 2, { label: 'École' });
    assert.deepEqual(await ids(find('mairie')), []);
  });

  it('finds nothing for text that cannot be there, and refuses control characters', async () => {
    const bff = await engine.open();
    const { ids, session } = await shelf(bff, services);

    assert.deepEqual(await ids(find('🦄')), []);
    assert.equal((await bff.call('/api/services?search=%00', { session })).status, 400);
    assert.deepEqual((await ids(find('   '))).length, services.length, 'blanks search nothing');
  });
});

describe('the statement of a filter', () => {
  it('is the same however often a kind or a state is named', () => {
    const of = (its: Partial<Filter>): string =>
      keyOf(
        bind({ customerId: 'cus_a', ids: 'all' }, { sort: 'expiry', day: '2026-11-23', limit: 25, ...its }),
      );
    const often = <T>(one: T): T[] => Array.from({ length: 5000 }, () => one);

    assert.equal(
      of({ kind: often('domain'), state: often('active') }),
      of({ kind: ['domain'], state: ['active'] }),
    );
    assert.notEqual(of({ kind: ['domain'] }), of({ kind: ['hosting'] }));
  });
});
