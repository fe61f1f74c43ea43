import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pdfkitDocuments } from '../../../bff/adapters/pdfkit-documents/documents.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addPerson, join, limitTo } from '../../support/people.ts';
import { problemOf } from '../../support/visitor.ts';
import { addAccount, addService, customer, issue } from '../invoices/desk.ts';
import { addDocuments, archive, follow, linkOf, standing } from './desk.ts';

const documents = pdfkitDocuments();
const post = { method: 'POST', body: {} } as const;

onBothEngines('slow work', ({ open }) => {
  it('opens no link that is over, altered, of another run, or of a file no longer kept', async () => {
    const bff = await open();
    await addAccount(bff);
    const [one = ''] = await addDocuments(bff, 2);
    const session = await bff.signInAs('per_camille', customer);
    const id = await archive(bff, session, { ids: [one] });
    const other = await archive(bff, session, {});
    const early = await bff.call(`/api/operations/${id}/link`, { session });
    assert.equal((await problemOf(early)).reason, 'not-yet');
    await bff.jobs.drain();
    const link = await linkOf(bff, session, id);
    const refused = async (path: string, why: string): Promise<void> =>
      assert.equal((await follow(bff, path)).status, 410, why);

    await refused(link.replace(id, other), 'of another file');
    await refused(
      link.replace(/until=(\d+)/, (_, until: string) => `until=${Number(until) + 1}`),
      'longer',
    );
    await refused(link.replace(/sig=./, 'sig=_'), 'another signature');
    await refused(`/files/${id}`, 'no signature');
    await refused(`/files/err_nobody${link.slice(link.indexOf('?'))}`, 'of nothing');
    assert.equal((await follow(bff, link)).status, 200);
    bff.clock.advance(5 * 60_000);
    await refused(link, 'five minutes later');
    const fresh = await linkOf(bff, session, id);
    bff.clock.advance(24 * 3_600_000);
    await refused(fresh, 'a day later');
    const later = await bff.signInAs('per_camille', customer);
    const gone = await standing(bff, later, id);
    assert.deepEqual([gone.state, gone.result, gone.can.relaunch.allowed], ['done', undefined, true]);
    assert.equal(
      (await problemOf(await bff.call(`/api/operations/${id}/link`, { session: later }))).code,
      'link-expired',
    );

    await bff.call(`/api/operations/${id}/relaunch`, { ...post, session: later });
    await bff.jobs.drain();
    const again = await linkOf(bff, later, id);
    assert.equal((await follow(bff, again)).status, 200);
    assert.notEqual(again.split('sig=')[1], fresh.split('sig=')[1]);
  });

  it('stops when it is cancelled, leaves no trace after, and starts again', async () => {
    const bff = await open();
    await addAccount(bff);
    await addDocuments(bff, 3);
    const session = await bff.signInAs('per_camille', customer);
    const id = await archive(bff, session, {});
    const act = (what: 'cancel' | 'relaunch') =>
      bff.call(`/api/operations/${id}/${what}`, { ...post, session });

    assert.equal((await act('relaunch')).status, 200, 'harmless while it waits');
    assert.equal((await act('cancel')).status, 200);
    assert.equal((await act('cancel')).status, 200, 'harmless again');
    await bff.jobs.drain();
    assert.equal((await standing(bff, session, id)).state, 'cancelled');
    await act('relaunch');
    await bff.jobs.drain();

    assert.equal((await standing(bff, session, id)).state, 'done');
    assert.equal((await problemOf(await act('cancel'))).reason, 'over');
    assert.equal((await problemOf(await act('relaunch'))).reason, 'over', 'its file is there');
  });

  it('belongs to the person who started it, and gives nothing that he may no longer see', async () => {
    const bff = await open({ documents });
    await addAccount(bff);
    await addService(bff, 'svc_seen');
    await addService(bff, 'svc_other');
    await issue(bff, { services: ['svc_seen'] });
    await issue(bff, { services: ['svc_other'] });
    await addPerson(bff, { id: 'per_del', email: 'del@example.fr', password: '' });
    await join(bff, 'per_del', customer, { role: 'custom', rights: ['invoice.view'] });
    const [holder, delegate] = [
      await bff.signInAs('per_camille', customer),
      await bff.signInAs('per_del', customer),
    ];
    await bff.jobs.drain();
    const id = await archive(bff, delegate, {});
    await bff.jobs.drain();
    assert.match(await linkOf(bff, delegate, id), /^\/files\//);

    for (const path of ['', '/link'])
      assert.equal((await bff.call(`/api/operations/${id}${path}`, { session: holder })).status, 404);
    assert.equal((await bff.call(`/api/operations/${id}/cancel`, { ...post, session: holder })).status, 404);
    assert.deepEqual(
      ((await (await bff.call('/api/operations', { session: holder })).json()) as { items: unknown[] }).items,
      [],
    );
    await limitTo(bff, 'per_del', customer, 'svc_seen');
    const narrowed = await bff.signInAs('per_del', customer);
    const refused = await bff.call(`/api/operations/${id}/link`, { session: narrowed });
    assert.equal((await problemOf(refused)).reason, 'right-missing');
    const own = await archive(bff, narrowed, {});
    assert.equal((await standing(bff, narrowed, own)).facts['count'], 1);
  });

  it('refuses what it cannot find or hold, and starts nothing', async () => {
    const bff = await open();
    await addAccount(bff);
    await addAccount(bff, { customerId: 'cus_b', personId: 'per_b' });
    const theirs = await addDocuments(bff, 1, { customerId: 'cus_b' });
    const session = await bff.signInAs('per_camille', customer);
    const ask = async (body: object): Promise<number> =>
      (
        await bff.call('/api/invoices/archives', {
          method: 'POST',
          session,
          headers: { 'idempotency-key': `refused-archive-${JSON.stringify(body).length}` },
          body,
        })
      ).status;

    assert.equal(await ask({}), 404, 'nothing matches');
    assert.equal(await ask({ ids: theirs }), 404);
    assert.equal(await ask({ ids: [] }), 400);
    assert.equal(await ask({ ids: ['x'] }), 400);
    assert.equal(await ask({ issuedFrom: 'yesterday' }), 400);
    assert.deepEqual(await bff.deps.db.selectFrom('operation').selectAll().execute(), []);
  });

  it('turns the pages of many', async () => {
    const bff = await open();
    await addAccount(bff);
    await addDocuments(bff, 1);
    const session = await bff.signInAs('per_camille', customer);
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) {
      ids.unshift(await archive(bff, session, {}));
      bff.clock.advance(1000);
    }
    type Page = { items: { id: string }[]; next?: string };
    const seen: string[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const cursor: string = next ? `&cursor=${next}` : '';
      const page = (await (await bff.call(`/api/operations?limit=2${cursor}`, { session })).json()) as Page;
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    assert.deepEqual(seen, ids);
    await bff.jobs.drain();
    const live = (await (await bff.call('/api/operations?live=true', { session })).json()) as Page;
    assert.deepEqual(live.items, []);
  });
});
