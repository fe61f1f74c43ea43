import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { smtpMailer } from '../../../bff/adapters/smtp-mailer.ts';
import { readConfig } from '../../../bff/config.ts';
import { MailRejected, type Mail } from '../../../bff/ports/mailer.ts';

const mail = (more: Partial<Mail> = {}): Mail => ({
  id: 'set-password:per_1:2026-11-23T09:00:00.000Z',
  to: 'camille@example.fr',
  subject: 'Choisissez un nouveau mot de passe — été',
  text: 'Bonjour Camille,\n\nhttps://app.o2.example/password/set#abc\n',
  html: '<!doctype html><html lang="fr"><p>Bonjour Camille</p></html>',
  locale: 'fr',
  ...more,
});

describe('mail over SMTP', () => {
  const received: { from: string; to: string[]; raw: string }[] = [];
  let server: SMTPServer;
  let url: string;
  let mood: 'fine' | 'later' | 'no' = 'fine';
  before(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      closeTimeout: 100,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) =>
        username === 'o2@host' && password === 'p@ss' ? done(null, { user: 1 }) : done(new Error('no')),
      onRcptTo: ({ address }, _, done) => {
        const code = mood === 'later' ? 451 : mood === 'no' || address.startsWith('nobody') ? 550 : 0;
        done(code ? Object.assign(new Error('refused'), { responseCode: code }) : null);
      },
      onData: (stream, { envelope }, done) => {
        let raw = '';
        stream.on('data', (chunk: Buffer) => (raw += chunk.toString()));
        stream.on('end', () => {
          received.push({
            from: (envelope.mailFrom as { address: string }).address,
            to: envelope.rcptTo.map(({ address }) => address),
            raw,
          });
          done();
        });
      },
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });
  after(() => new Promise<void>((closed) => server.close(closed)));

  const send = async (it: Mail, to = url): Promise<void> => {
    const mailer = smtpMailer(`${to}`, 'Espace O2 <espace@o2.example>');
    try {
      await mailer.send(it);
    } finally {
      mailer.close();
    }
  };

  it('arrives with both parts, its language and a stable id', async () => {
    received.length = 0;
    await send(mail());
    await send(mail());

    const [first, second] = received;
    assert.deepEqual([first?.from, first?.to], ['espace@o2.example', ['camille@example.fr']]);
    const header = (name: string, raw = first?.raw ?? '') =>
      new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim();
    assert.equal(header('From'), 'Espace O2 <espace@o2.example>');
    assert.equal(header('Content-Language'), 'fr');
    assert.equal(header('Auto-Submitted'), 'auto-generated');
    assert.equal(header('Message-ID'), '<set-password.per_1.2026-11-23T09.00.00.000Z@o2.example>');
    assert.equal(header('Message-ID', second?.raw), header('Message-ID'));
    assert.match(first?.raw ?? '', /multipart\/alternative[^]*text\/plain[^]*text\/html/);
  });

  it('goes to one address, whatever is hidden in it, and takes no header from a text', async () => {
    received.length = 0;
    const tricks = [
      mail({ subject: 'a\r\nBcc: all@example.fr' }),
      mail({ to: 'camille@example.fr, all@example.fr' }),
      mail({ to: 'camille@example.fr>\r\nRCPT TO:<all@example.fr' }),
    ];
    for (const trick of tricks) await send(trick).catch(() => {});

    for (const { to, raw } of received) {
      assert.equal(to.length, 1);
      assert.ok(!to.includes('all@example.fr'));
      assert.doesNotMatch(raw, /^Bcc/im);
    }
  });

  it('tells a refusal for good from one for now and from silence', async () => {
    await assert.rejects(send(mail({ to: 'nobody@example.fr' })), MailRejected);
    mood = 'later';
    await assert.rejects(send(mail()), (error: Error) => !(error instanceof MailRejected));
    mood = 'fine';
    await assert.rejects(
      send(mail(), 'smtp://127.0.0.1:1'),
      (error: Error) => !(error instanceof MailRejected),
    );
  });

  it('signs in with what the address says, and treats a wrong password as something to try again', async () => {
    const withUser = url.replace('//', '//o2%40host:p%40ss@');
    received.length = 0;
    await send(mail(), withUser);

    assert.equal(received.length, 1);
    await assert.rejects(
      send(mail(), url.replace('//', '//o2:wrong@')),
      (error: Error) => !(error instanceof MailRejected),
    );
  });

  it('goes out encrypted or not at all where that is asked, and trusts no certificate of nobody', async (t) => {
    const tls = new SMTPServer({ authOptional: true, closeTimeout: 100 });
    await new Promise<void>((listening) => tls.listen(0, '127.0.0.1', listening));
    t.after(() => new Promise<void>((closed) => tls.close(closed)));
    const port = (tls.server.address() as AddressInfo).port;
    received.length = 0;

    await assert.rejects(send(mail(), `${url}?requireTLS=true`), /STARTTLS|TLS/);
    await assert.rejects(send(mail(), `smtp://127.0.0.1:${port}`), /certificate/);

    assert.equal(received.length, 0);
  });

  it('is refused at start in one line when its address is wrong', () => {
    for (const SMTP_URL of ['localhost:25', 'http://host', 'smtp://', 'smtp:'])
      assert.throws(() => readConfig({ SMTP_URL }), /^Error: SMTP_URL must be smtp:/);
    assert.equal(
      readConfig({ SMTP_URL: 'smtps://u:p@mail.example:465' }).smtpUrl,
      'smtps://u:p@mail.example:465',
    );
  });
});
