import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import { pdfkitDocuments } from '../../../bff/adapters/pdfkit-documents/documents.ts';
import { credit } from '../../../bff/flows/refund.ts';
import type { Documents } from '../../../bff/ports/documents.ts';
import type { DocumentSnapshot } from '../../../bff/invoices/document/model.ts';
import { onBothEngines } from '../../support/engines.ts';
import { postman } from '../../support/visitor.ts';
import { addAccount, customer, issue, line, payIn } from './desk.ts';

const documents = pdfkitDocuments();

onBothEngines('files of documents', ({ open }) => {
  it('are made once after commit, kept with their hash, and always the same bytes', async () => {
    const bff = await open({ documents });
    await addAccount(bff);
    const invoice = await issue(bff);
    const session = await bff.signInAs('per_camille', customer);
    const early = await bff.call(`/api/invoices/${invoice.id}/file`, { session });
    assert.equal(early.status, 409);
    assert.equal(((await early.json()) as { reason: string }).reason, 'not-yet');

    await bff.jobs.drain();
    const first = await bff.call(`/api/invoices/${invoice.id}/file`, { session });
    const bytes = new Uint8Array(await first.arrayBuffer());
    assert.equal(first.status, 200);
    assert.equal(first.headers.get('content-type'), 'application/pdf');
    assert.match(first.headers.get('content-disposition') ?? '', new RegExp(`${invoice.number}.*\\.pdf`));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    assert.equal(first.headers.get('etag'), `"${sha256}"`);
    const again = await documents.render(invoice.snapshot);
    assert.equal(again.sha256, sha256, 'rendered anew it would be the same');

    const part = await bff.call(`/api/invoices/${invoice.id}/file`, {
      session,
      headers: { range: 'bytes=0-7' },
    });
    assert.equal(part.status, 206);
    assert.equal(part.headers.get('content-range'), `bytes 0-7/${bytes.length}`);
    assert.deepEqual(new Uint8Array(await part.arrayBuffer()), bytes.subarray(0, 8));
    const range = (value: string, more = {}) =>
      bff.call(`/api/invoices/${invoice.id}/file`, { session, headers: { range: value, ...more } });
    const tail = await range('bytes=-16');
    assert.deepEqual(new Uint8Array(await tail.arrayBuffer()), bytes.subarray(-16));
    const beyond = await range(`bytes=${bytes.length}-`);
    assert.deepEqual([beyond.status, beyond.headers.get('content-range')], [416, `bytes */${bytes.length}`]);
    const clipped = await range(`bytes=10-${bytes.length * 2}`);
    assert.equal(clipped.headers.get('content-range'), `bytes 10-${bytes.length - 1}/${bytes.length}`);
    assert.equal(
      (await range('bytes=0-7', { 'if-range': '"another"' })).status,
      200,
      'of other bytes: the whole',
    );
    assert.equal((await range('bytes=0-7', { 'if-range': `"${sha256}"` })).status, 206);
    assert.equal((await range('lines=1-2')).status, 200, 'a unit that we do not know is not asked for');
    assert.match(
      first.headers.get('content-disposition') ?? '',
      new RegExp(
        `^attachment; filename="[ -~]*${invoice.number}\\.pdf"; filename\\*=UTF-8''[^ ]*${invoice.number}\\.pdf$`,
      ),
    );
    const known = await bff.call(`/api/invoices/${invoice.id}/file`, {
      session,
      headers: { 'if-none-match': `"${sha256}"` },
    });
    assert.equal(known.status, 304);
    await assert.rejects(
      bff.deps.db.updateTable('invoiceFile').set({ fileName: 'x' }).execute(),
      /never altered/,
    );
  });

  it('go to the customer and to the accountant, each once, whatever fails on the way', async () => {
    const mailer = postman();
    let failures = 2;
    const shaky: Documents<DocumentSnapshot> = {
      render: (snapshot) =>
        failures-- > 0 ? Promise.reject(new Error('no paper')) : documents.render(snapshot),
    };
    const bff = await open({ documents: shaky, mailer });
    await addAccount(bff, { accountant: 'compta@cabinet.example' });
    const invoice = await issue(bff);
    for (let turn = 0; turn < 5; turn++) {
      await bff.jobs.drain();
      bff.clock.advance(3_600_000);
    }

    for (const to of [`${customer}@factures.example`, 'compta@cabinet.example']) {
      const [mail, ...more] = mailer.to(to);
      assert.equal(more.length, 0, `${to} once`);
      assert.match(mail?.subject ?? '', new RegExp(invoice.number));
      const [pdf] = mail?.attachments ?? [];
      assert.equal(
        Buffer.from(pdf?.content ?? '', 'base64')
          .subarray(0, 5)
          .toString(),
        '%PDF-',
      );
      assert.match(mail?.text ?? '', /120,00\s€/);
    }
    assert.equal(mailer.sent.length, 2);
  });

  it('tells the accountant’s spreadsheet in words, credit notes negative, safe against formulas', async () => {
    const bff = await open();
    await addAccount(bff);
    const invoice = await issue(bff, {
      subject: '=cmd()',
      lines: [line(12_000), line(1100, { vatRate: 1000 })],
    });
    await payIn(bff, invoice.id, 13_100);
    const wish = {
      customerId: customer,
      invoiceId: invoice.id,
      reason: 'Geste',
      settlement: 'wallet',
    } as const;
    const note = await credit(bff.deps, wish);
    const session = await bff.signInAs('per_camille', customer);

    const bytes = Buffer.from(await (await bff.call('/api/invoices.csv', { session })).arrayBuffer());
    const rows = bytes
      .toString()
      .slice(1)
      .trim()
      .split('\r\n')
      .map((row) => row.split(';'));
    assert.equal(bytes.subarray(0, 3).toString('hex'), 'efbbbf');
    const head = rows[0] ?? [];
    // Both documents are of one day: which comes first is not the point here.
    const of = (number: string) => rows.filter(([first]) => first === number);
    const cells = (row: readonly string[] | undefined, ...names: string[]): string[] =>
      names.map((name) => row?.[head.indexOf(name)] ?? '');
    assert.deepEqual(
      cells(of(invoice.number)[0], 'Type', 'Montant HT', 'Taux de TVA', 'Montant TTC', 'État'),
      ['Facture', '100,00', '20', '120,00', 'Annulée par avoir'],
    );
    assert.deepEqual(
      cells(of(note.number)[0], 'Type', 'Montant HT', 'Montant TTC', 'État', 'Facture corrigée'),
      ['Avoir', '-100,00', '-120,00', 'Disponible', invoice.number],
    );
    assert.match(cells(of(invoice.number)[0], 'Services')[0] ?? '', /^"?'=cmd/);
  });

  it('gives the accounting entries in ISO 8859-15, balanced, with money at the day of Paris', async () => {
    const bff = await open();
    await addAccount(bff);
    const invoice = await issue(bff, { subject: 'Été €' });
    bff.clock.set('2026-11-30T23:30:00.000Z'); // the first of December in Paris
    await payIn(bff, invoice.id, 12_000);
    const session = await bff.signInAs('per_camille', customer);
    const fecOf = async (from: string, to: string): Promise<string[][]> => {
      const path = `/api/invoices.fec?seller=host&issuedFrom=${from}&issuedTo=${to}`;
      const answer = await bff.call(path, { session });
      assert.equal(answer.headers.get('content-type'), 'text/plain; charset=iso-8859-15');
      const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
      return text
        .trim()
        .split('\r\n')
        .slice(1)
        .map((row) => row.split('\t'));
    };
    const cents = (text = ''): number => Math.round(Number(text.replace(',', '.')) * 100);

    const november = await fecOf('2026-11-01', '2026-11-30');
    assert.deepEqual(
      november.map(([journal]) => journal),
      ['VE', 'VE', 'VE'],
    );
    const december = await fecOf('2026-12-01', '2026-12-31');
    assert.deepEqual(
      december.map(([journal, , , date]) => [journal, date]),
      [
        ['BQ', '20261201'],
        ['BQ', '20261201'],
      ],
    );
    for (const rows of [november, december]) {
      const debit = rows.reduce((sum, row) => sum + cents(row[11]), 0);
      assert.equal(debit, 12_000);
      assert.equal(
        rows.reduce((sum, row) => sum + cents(row[12]), 0),
        debit,
      );
    }
    const wrong = await bff.call('/api/invoices.fec?seller=host&issuedFrom=2026-11-31&issuedTo=x', {
      session,
    });
    assert.equal(wrong.status, 400);
  });
});
