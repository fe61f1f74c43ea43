import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createApp } from '../../../bff/app.ts';
import { isLocal } from '../../../bff/pages/dev-mail.ts';
import { leave } from '../../../bff/storage/outbox.ts';
import { origin, testBff, testSettings } from '../../support/bff.ts';

const sandbox = { ...testSettings, sandboxes: ['mail'] };
const mail = {
  id: 'm',
  to: 'a@example.fr',
  subject: 'Bonjour',
  text: 'https://space.example/x.',
  html: '<p>',
  locale: 'fr',
};

describe('the mails of the sandbox', () => {
  it('are shown to this machine, newest first', async () => {
    const bff = await testBff('sqlite::memory:', { settings: sandbox });
    for (const subject of ['Premier', 'Second'])
      await leave(bff.deps.db, bff.clock, { kind: 'mail', key: subject, payload: { ...mail, subject } });

    const list = await (await bff.hono.request(`${origin}/dev/mail`)).text();
    const letter = await bff.hono.request(`${origin}/dev/mail/1`);
    const html = await bff.hono.request(`${origin}/dev/mail/1/html`);
    const lost = await Promise.all(
      ['9', '1e3', '-1', 'x', '1/text'].map((id) => bff.hono.request(`${origin}/dev/mail/${id}`)),
    );
    await bff.close();

    assert.ok(list.indexOf('Second') < list.indexOf('Premier'));
    assert.match(
      await letter.text(),
      /<a href="https:\/\/space\.example\/x" [^>]*>https:\/\/space\.example\/x<\/a>\./,
    );
    assert.match(
      html.headers.get('content-security-policy') ?? '',
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    );
    assert.ok(lost.every(({ status }) => status === 404));
  });

  it('survive a mail that was sent and forgotten, and an empty box', async () => {
    const bff = await testBff('sqlite::memory:', { settings: sandbox });
    const empty = await (await bff.hono.request(`${origin}/dev/mail`)).text();
    await leave(bff.deps.db, bff.clock, { kind: 'mail', key: 'k', payload: {} });
    const list = await bff.hono.request(`${origin}/dev/mail`);
    const letter = await bff.hono.request(`${origin}/dev/mail/1`);
    await bff.close();

    assert.match(empty, /Aucun message/);
    assert.deepEqual([list.status, letter.status], [200, 200]);
  });

  it('do not exist in production, nor where mail is really sent', async () => {
    for (const settings of [{ ...sandbox, demo: false }, testSettings]) {
      const bff = await testBff('sqlite::memory:', { settings });
      assert.equal((await bff.hono.request(`${origin}/dev/mail`)).status, 404);
      await bff.close();
    }
  });

  it('do not exist for another machine, behind a proxy or under a foreign name', async () => {
    const bff = await testBff('sqlite::memory:', { settings: sandbox });
    const remote = createApp(bff.deps, () => '192.0.2.7');
    const refused = [
      remote.hono.request(`${origin}/dev/mail`),
      bff.hono.request(`${origin}/dev/mail`, { headers: { 'x-forwarded-for': '127.0.0.1' } }),
      bff.hono.request(`${origin}/dev/mail`, { headers: { forwarded: 'for=127.0.0.1' } }),
      bff.hono.request(`${origin}/dev/mail`, { headers: { via: '1.1 proxy' } }),
      bff.hono.request('http://rebound.evil.example:8787/dev/mail'),
      bff.hono.request('http://localhost.evil.example/dev/mail'),
      remote.hono.request(`${origin}/dev/mail/1`),
      remote.hono.request(`${origin}/dev/mail/1/html`),
    ];
    for (const answer of await Promise.all(refused)) assert.equal(answer.status, 404);
    remote.live.close();
    await bff.close();
  });

  it('take loopback in all its spellings', () => {
    const from = (peer: string, url = origin) => isLocal(new Request(url), peer);
    for (const peer of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1']) assert.ok(from(peer), peer);
    for (const peer of ['10.0.0.1', '::ffff:10.0.0.1', '127.0.0.1.evil', '', '::2', '1270.0.1'])
      assert.ok(!from(peer), peer);
    for (const url of ['http://localhost:1/', 'http://127.0.0.1/', 'http://[::1]:8787/'])
      assert.ok(from('::1', url), url);
  });
});
