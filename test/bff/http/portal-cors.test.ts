import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readConfig } from '../../../bff/config.ts';
import { origin, type TestBff } from '../../support/bff.ts';
import { openPortal } from './portal.ts';

const portal = 'http://portal.space.localhost:8790';
const sent = { 'content-type': 'application/json', 'o2-client': '1', 'sec-fetch-site': 'same-site' };
const batch = JSON.stringify({ calls: [{ op: 'getSession', input: {} }] });
const asked = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'content-type,o2-client',
};

describe('a portal on another origin of our site', () => {
  let bff: TestBff;
  let cookie: string;
  before(async () => {
    ({ bff, cookie } = await openPortal(portal));
  });
  after(() => bff.close());

  const ask = (path: string, init: RequestInit) => bff.hono.request(`${origin}${path}`, init);
  const corsOf = ({ headers }: Response): string[] =>
    [...headers.keys()].filter((name) => name.startsWith('access-control-'));

  it('may ask and read, with the customer’s cookie', async () => {
    const before = await ask('/api/batch', { method: 'OPTIONS', headers: { origin: portal, ...asked } });
    assert.equal(before.status, 204);
    assert.equal(before.headers.get('access-control-allow-origin'), portal);
    assert.equal(before.headers.get('access-control-allow-credentials'), 'true');
    assert.match(before.headers.get('access-control-allow-headers') ?? '', /Content-Type.*O2-Client/);
    assert.equal(before.headers.get('access-control-max-age'), '7200');

    const headers = { ...sent, origin: portal, cookie };
    const answer = await ask('/api/batch', { method: 'POST', headers, body: batch });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('access-control-allow-origin'), portal);
    assert.match(answer.headers.get('vary') ?? '', /Origin/);
    assert.match(await answer.text(), /"signedIn":true/);
  });

  it('may read refusals and the live stream', async () => {
    const refused = await ask('/api/batch', {
      method: 'POST',
      headers: { ...sent, origin: portal },
      body: '{',
    });
    assert.equal(refused.status, 400);
    assert.equal(refused.headers.get('access-control-allow-origin'), portal);

    const headers = { origin: portal, cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'empty' };
    const stream = await ask('/api/events', { headers });
    assert.equal(stream.status, 200);
    assert.equal(stream.headers.get('access-control-allow-origin'), portal);
    assert.equal(stream.headers.get('access-control-allow-credentials'), 'true');
    await stream.body?.cancel();
  });

  for (const other of [
    'http://portal.space.localhost:8791',
    'https://portal.space.localhost:8790',
    `${portal}.evil.example`,
    'http://evil.portal.space.localhost:8790',
    'https://evil.example',
    'null',
    '*',
  ])
    it(`is not ${other}`, async () => {
      const headers = { ...sent, origin: other, cookie };
      for (const answer of [
        await ask('/api/batch', { method: 'OPTIONS', headers: { origin: other, ...asked } }),
        await ask('/api/batch', { method: 'POST', headers, body: batch }),
        await ask('/api/events', { headers: { origin: other, cookie, 'sec-fetch-site': 'same-site' } }),
      ]) {
        assert.ok(answer.status >= 400, `${answer.status}`);
        assert.deepEqual(corsOf(answer), []);
      }
    });

  it('opens nothing beside the API', async () => {
    for (const path of ['/embed/batch', '/sign-in', '/livez']) {
      const answer = await ask(path, { method: 'OPTIONS', headers: { origin: portal, ...asked } });
      assert.deepEqual(corsOf(answer), [], path);
    }
  });

  it('is named exactly, and lives on the site of the space', () => {
    const env = { ORIGIN: 'https://app.example.fr' };
    const read = (PORTAL_ORIGINS: string) => readConfig({ ...env, PORTAL_ORIGINS }).portals;

    assert.deepEqual(read('https://portal.example.fr,https://www.example.fr:8443'), [
      'https://portal.example.fr',
      'https://www.example.fr:8443',
    ]);
    for (const wrong of [
      'https://portal.example.fr/',
      'https://portal.example.com',
      'http://portal.example.fr',
      'portal.example.fr',
      'https://example.fr.evil.example',
      '*',
    ])
      assert.throws(() => read(wrong), /^Error: PORTAL_ORIGINS must be origins on the site of ORIGIN/, wrong);
  });
});
