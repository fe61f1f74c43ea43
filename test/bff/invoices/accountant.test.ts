import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { after, before, it } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { pdfkitDocuments } from '../../../bff/adapters/pdfkit-documents/documents.ts';
import { smtpMailer, type SmtpMailer } from '../../../bff/adapters/smtp-mailer.ts';
import { credit } from '../../../bff/flows/refund.ts';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { problemOf } from '../../support/visitor.ts';
import { addAccount, customer, issue } from './desk.ts';

const documents = pdfkitDocuments();
const accountant = 'compta@cabinet.example';
const own = `${customer}@factures.example`;

interface Received {
  readonly to: string;
  readonly raw: string;
}

/** The bytes of the one PDF that a mail carries, with its name. */
function pdfIn({ raw }: Received): { readonly name: string; readonly sha256: string } {
  const part = raw.split(/^--/m).find((it) => /content-type: application\/pdf/i.test(it)) ?? '';
  const [head = '', body = ''] = part.split(/\r?\n\r?\n/);
  const bytes = Buffer.from(body, 'base64');
  const name = /filename="?([^"\r\n;]+)/i.exec(head)?.[1] ?? '';
  return { name, sha256: createHash('sha256').update(bytes).digest('hex') };
}

onBothEngines('the standing send to an accountant', ({ open }) => {
  const received: Received[] = [];
  let server: SMTPServer;
  let mailer: SmtpMailer;
  let isDown = false;
  before(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      closeTimeout: 100,
      onRcptTo: (_, __, done) =>
        done(isDown ? Object.assign(new Error('later'), { responseCode: 451 }) : null),
      onData: (stream, { envelope }, done) => {
        let raw = '';
        stream.on('data', (chunk: Buffer) => (raw += chunk.toString('latin1')));
        stream.on('end', () => {
          received.push(...envelope.rcptTo.map(({ address }) => ({ to: address, raw })));
          done();
        });
      },
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.server.address() as AddressInfo;
    mailer = smtpMailer(`smtp://127.0.0.1:${port}`, 'Espace O2 <espace@o2.example>');
  });
  after(async () => {
    mailer.close();
    await new Promise<void>((closed) => server.close(closed));
  });

  const setAccountant = (bff: TestBff, session: string, email: string, version: number) =>
    bff.call('/api/billing/accountant', {
      method: 'PUT',
      session,
      headers: { 'if-match': `"${version}"` },
      body: { email },
    });
  const arrived = (to: string): Received[] => received.filter((it) => it.to === to);

  it('brings each new document as its own bytes, once, whatever fails on the way, until it is stopped', async () => {
    received.length = 0;
    const bff = await open({ documents, mailer });
    await addAccount(bff);
    const earlier = await issue(bff);
    await bff.jobs.drain();
    const session = await bff.signInAs('per_camille', customer);
    assert.equal((await setAccountant(bff, session, accountant, 1)).status, 200);

    isDown = true;
    const invoice = await issue(bff);
    await bff.jobs.drain();
    assert.equal(arrived(accountant).length, 0);
    isDown = false;
    for (let turn = 0; turn < 4; turn++) {
      bff.clock.advance(60_000);
      await bff.jobs.drain();
    }
    const note = await credit(bff.deps, {
      customerId: customer,
      invoiceId: invoice.id,
      reason: 'Erreur',
      settlement: 'offset',
    });
    await bff.jobs.drain();

    assert.deepEqual(
      arrived(accountant).map((it) => pdfIn(it).name),
      [invoice.number, note.number].map(
        (number) => pdfIn(arrived(own).find(({ raw }) => raw.includes(number))!).name,
      ),
    );
    assert.equal(arrived(own).length, 3, 'the customer has all three');
    const file = await bff.deps.db
      .selectFrom('invoiceFile')
      .where('invoiceId', '=', invoice.id)
      .select(['sha256', 'fileName'])
      .executeTakeFirstOrThrow();
    assert.deepEqual(pdfIn(arrived(accountant)[0]!), { name: file.fileName, sha256: file.sha256 });
    assert.doesNotMatch(arrived(accountant)[0]!.raw, /Bonjour Camille/, 'it is not his name');
    assert.ok(!arrived(accountant).some(({ raw }) => raw.includes(earlier.number)), 'nothing from before');

    assert.equal((await setAccountant(bff, session, '', 2)).status, 200);
    await issue(bff);
    await bff.jobs.drain();
    assert.equal(arrived(accountant).length, 2);
    assert.equal(arrived(own).length, 4);
  });

  it('refuses an address that is none, a stale version, and who may not manage it', async () => {
    const bff = await open({ documents, mailer });
    await addAccount(bff);
    const session = await bff.signInAs('per_camille', customer);

    const wrong = await problemOf(await setAccountant(bff, session, 'compta', 1));
    assert.equal(wrong.errors?.[0]?.pointer, '/email');
    assert.equal((await setAccountant(bff, session, accountant, 7)).status, 412);
    const { accountantEmail } = await bff.deps.db
      .selectFrom('billingIdentity')
      .select('accountantEmail')
      .executeTakeFirstOrThrow();
    assert.equal(accountantEmail, null);
  });
});
