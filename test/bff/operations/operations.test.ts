import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pdfkitDocuments } from '../../../bff/adapters/pdfkit-documents/documents.ts';
import type { DocumentSnapshot } from '../../../bff/invoices/document/model.ts';
import type { Documents } from '../../../bff/ports/documents.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addPerson, join } from '../../support/people.ts';
import { problemOf } from '../../support/visitor.ts';
import { addAccount, addService, customer, issue } from '../invoices/desk.ts';
import { addDocuments, archive, follow, linkOf, standing } from './desk.ts';
import { unzipped } from './unzip.ts';

const documents = pdfkitDocuments();
const post = { method: 'POST', body: {} } as const;

onBothEngines('slow work', ({ open }) => {
  it('makes an archive of a selection and gives it by a link that needs no session', async () => {
    const bff = await open({ documents });
    await addAccount(bff);
    const first = await issue(bff);
    const second = await issue(bff);
    const third = await issue(bff);
    await bff.jobs.drain();
    const session = await bff.signInAs('per_camille', customer);
    const told: string[] = [];
    bff.deps.events.subscribe(({ changed }) => void told.push(...changed));

    const id = await archive(bff, session, { ids: [third.id, first.id] });
    const asked = await standing(bff, session, id);
    await bff.jobs.drain();
    const made = await standing(bff, session, id);

    assert.deepEqual([asked.state, asked.percent, asked.facts['count']], ['todo', 0, 2]);
    assert.deepEqual([asked.can.cancel.allowed, asked.can.relaunch.allowed], [true, false]);
    assert.deepEqual(
      [made.state, made.percent, made.result?.fileName],
      ['done', 100, 'factures-2026-11-23.zip'],
    );
    assert.ok(told.includes(`operation:${id}`), 'the stream tells of it');
    const link = await linkOf(bff, session, id);
    const answer = await follow(bff, link);
    const bytes = Buffer.from(await answer.arrayBuffer());
    assert.equal(answer.headers.get('content-type'), 'application/zip');
    assert.equal(answer.headers.get('content-length'), String(bytes.length));
    assert.equal(made.result?.size, bytes.length);
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      /^attachment; filename="factures-2026-11-23\.zip"/,
    );
    const files = unzipped(bytes);
    assert.equal(files.length, 2);
    for (const { number } of [first, third])
      assert.ok(
        files.some(({ name }) => name.includes(number)),
        `${number} is there`,
      );
    assert.ok(files.every((file) => file.bytes.subarray(0, 5).toString() === '%PDF-'));
    assert.ok(!files.some(({ name }) => name.includes(second.number)));
    assert.deepEqual(
      Buffer.from(await (await follow(bff, link)).arrayBuffer()),
      bytes,
      'the same bytes again',
    );
  });

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

  it('waits for files that are being made, says so, and goes on by itself', async () => {
    let failures = 3;
    const shaky: Documents<DocumentSnapshot> = {
      render: (snapshot) =>
        failures-- > 0 ? Promise.reject(new Error('no paper')) : documents.render(snapshot),
    };
    const bff = await open({ documents: shaky });
    await addAccount(bff);
    await issue(bff);
    const session = await bff.signInAs('per_camille', customer);
    const id = await archive(bff, session, {});

    await bff.jobs.drain();
    const waiting = await standing(bff, session, id);
    for (let turn = 0; turn < 30; turn++) {
      bff.clock.advance(10_000);
      await bff.jobs.drain();
    }

    assert.deepEqual([waiting.state, waiting.blockedBy, waiting.needed], ['blocked', 'files-being-made', []]);
    assert.equal((await standing(bff, session, id)).state, 'done');
  });

  it('says after twenty minutes that files could not be made, and can be started again', async () => {
    const broken: Documents<DocumentSnapshot> = { render: () => Promise.reject(new Error('no paper')) };
    const bff = await open({ documents: broken });
    await addAccount(bff);
    await issue(bff);
    const session = await bff.signInAs('per_camille', customer);
    const id = await archive(bff, session, {});
    for (let minute = 0; minute < 22; minute++) {
      await bff.jobs.drain();
      bff.clock.advance(60_000);
    }

    const failed = await standing(bff, session, id);
    assert.deepEqual(
      [failed.state, failed.failure, failed.can.relaunch.allowed],
      ['failed', 'files-missing', true],
    );
  });

  it('gives no file whose bytes are not those that were kept', async () => {
    const bff = await open();
    await addAccount(bff);
    await addDocuments(bff, 1, { sha256: 'of other bytes' });
    const session = await bff.signInAs('per_camille', customer);
    const id = await archive(bff, session, {});
    for (let turn = 0; turn < 10; turn++) {
      await bff.jobs.drain();
      bff.clock.advance(60_000);
    }

    const failed = await standing(bff, session, id);
    assert.deepEqual([failed.state, failed.failure], ['failed', 'unexpected']);
  });

  it('is one archive for one wish, frozen as it was asked for, with a word about what has no file', async () => {
    const bff = await open({ documents });
    await addAccount(bff);
    await addDocuments(bff, 120);
    await bff.deps.db
      .insertInto('invoice')
      .values({
        customerId: customer, id: 'inv_old', number: 'FA-2019-000007', kind: 'FA', seller: 'host', state: 'paid', issuedOn: '2019-05-01',
        dueOn: null, subject: '', searchKey: '', netCents: 100, vatCents: 20, totalCents: 120, dueCents: 0,
      })
      .execute(); // prettier-ignore
    const session = await bff.signInAs('per_camille', customer);
    const wish = {
      method: 'POST',
      session,
      headers: { 'idempotency-key': 'archive-asked-for-twice' },
      body: { issuedTo: '2025-12-31' },
    };
    const ask = async () =>
      ((await (await bff.call('/api/invoices/archives', wish)).json()) as { operation?: string }).operation;
    const answers = [...(await Promise.all([ask(), ask()])), await ask()].filter((it) => it !== undefined);
    const [id = ''] = answers;
    assert.equal(new Set(answers).size, 1);
    await issue(bff);
    await bff.jobs.drain();

    const all = (await (await bff.call('/api/operations', { session })).json()) as { items: unknown[] };
    assert.equal(all.items.length, 1);
    const files = unzipped(
      Buffer.from(await (await follow(bff, await linkOf(bff, session, id))).arrayBuffer()),
    );
    assert.equal(files.length, 121);
    assert.equal(files[0]?.name, 'facture-FA-2025-000001.pdf', 'oldest first');
    assert.match(files.at(-1)?.bytes.toString() ?? '', /FA-2019-000007/);
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
    await bff.deps.db
      .updateTable('membership')
      .set({ services: 'listed' })
      .where('personId', '=', 'per_del')
      .execute();
    await bff.deps.db
      .insertInto('membershipService')
      .values({ membershipId: `mbr_per_del_${customer}`, serviceId: 'svc_seen' })
      .execute();
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
