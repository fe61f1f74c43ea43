import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pdfkitDocuments } from '../../../bff/adapters/pdfkit-documents/documents.ts';
import type { DocumentSnapshot } from '../../../bff/invoices/document/model.ts';
import type { Documents } from '../../../bff/ports/documents.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addAccount, customer, issue } from '../invoices/desk.ts';
import { addDocuments, archive, follow, linkOf, standing } from './desk.ts';
import { unzipped } from './unzip.ts';

const documents = pdfkitDocuments();

onBothEngines('an archive of documents', ({ open }) => {
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
});
