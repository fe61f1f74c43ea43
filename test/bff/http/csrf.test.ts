import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { origin, type TestBff } from '../../support/bff.ts';
import { problemOf } from '../../support/visitor.ts';
import { openPortal } from './portal.ts';

const portal = 'http://portal.localhost:8787';
const json = { 'content-type': 'application/json' };
const ours = { 'sec-fetch-site': 'same-origin', origin };

describe('cross-site requests with the customer’s cookie', () => {
  let bff: TestBff;
  let cookie: string;
  before(async () => {
    ({ bff, cookie } = await openPortal(portal));
  });
  after(() => bff.close());

  const send = (method: string, path: string, headers: Record<string, string>, body = '{}') =>
    bff.hono.request(`${origin}${path}`, {
      method,
      headers: { cookie, ...headers },
      ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
    });

  const refused: Readonly<Record<string, Record<string, string>>> = {
    'a form of another site': {
      'sec-fetch-site': 'cross-site',
      origin: 'https://evil.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    'a multipart form of our own page': { ...ours, 'content-type': 'multipart/form-data' },
    'plain text that is JSON': {
      'sec-fetch-site': 'cross-site',
      origin: 'https://evil.example',
      'content-type': 'text/plain',
    },
    'JSON without our header': { ...ours, ...json },
    'a sandboxed frame (null origin)': { origin: 'null', ...json, 'o2-client': '1' },
    'a null origin that claims to be ours': {
      'sec-fetch-site': 'cross-site',
      origin: 'null',
      ...json,
      'o2-client': '1',
    },
    'a sibling origin that is not a portal': {
      'sec-fetch-site': 'same-site',
      origin: 'http://blog.localhost:8787',
      ...json,
      'o2-client': '1',
    },
    'a sibling without an origin': { 'sec-fetch-site': 'same-site', ...json, 'o2-client': '1' },
    'a script of another site with everything right': {
      'sec-fetch-site': 'cross-site',
      origin,
      ...json,
      'o2-client': '1',
    },
    'an address bar': { 'sec-fetch-site': 'none', ...json, 'o2-client': '1' },
    'an old browser on another site': { origin: 'https://evil.example', ...json, 'o2-client': '1' },
    'an origin that starts like ours': { origin: `${origin}.evil.example`, ...json, 'o2-client': '1' },
    'an origin with another port': { origin: 'http://space.localhost:9999', ...json, 'o2-client': '1' },
    'nobody who says where he comes from': { ...json, 'o2-client': '1' },
    'an unknown word in the fetch metadata': {
      'sec-fetch-site': 'same-origin, cross-site',
      ...json,
      'o2-client': '1',
    },
    'a method in a header': {
      'sec-fetch-site': 'cross-site',
      'x-http-method-override': 'DELETE',
      ...json,
      'o2-client': '1',
    },
  };
  for (const [who, headers] of Object.entries(refused))
    it(`are refused from ${who}`, async () => {
      for (const path of ['/api/sign-out', '/api/batch', '/embed/batch', '/embed/token', '/api/download']) {
        const answer = await send('POST', path, headers);
        assert.equal(answer.status, 403, path);
        assert.equal((await problemOf(answer)).code, 'cross-site-request', path);
        assert.deepEqual(answer.headers.getSetCookie(), []);
      }
      assert.equal((await (await bff.call('/api/session', { headers: { cookie } })).json()).signedIn, true);
    });

  it('may not read data either, as a script, a frame, an image or a window', async () => {
    const readers: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'script', 'sec-fetch-mode': 'no-cors' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'empty', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'iframe', 'sec-fetch-mode': 'navigate' },
      { 'sec-fetch-site': 'none', 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' },
      { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'iframe', 'sec-fetch-mode': 'navigate' },
      { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'script' },
      { 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'empty', origin: 'http://blog.localhost:8787' },
    ];
    for (const path of ['/api/services', '/api/session', '/api/events', '/embed/events'])
      for (const headers of readers)
        for (const method of ['GET', 'HEAD']) {
          const answer = await send(method, path, headers);
          assert.equal(answer.status, 403, `${method} ${path} ${JSON.stringify(headers)}`);
        }
  });

  it('let our pages, an allowed portal and a program without a browser through', async () => {
    const readers: Record<string, string>[] = [
      { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' },
      { 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'empty', origin: portal },
      {},
    ];
    const writers: Record<string, string>[] = [
      { ...ours, ...json, 'o2-client': '1' },
      { 'sec-fetch-site': 'same-site', origin: portal, ...json, 'o2-client': '1' },
      { origin, ...json, 'o2-client': '1' },
    ];
    for (const headers of readers) assert.equal((await send('GET', '/api/services', headers)).status, 200);
    for (const headers of writers) {
      const body = '{"calls":[{"op":"getSession","input":{}}]}';
      assert.equal((await send('POST', '/api/batch', headers, body)).status, 200);
    }
  });

  it('let a person open a file by a link of our page or by its address, but not another site', async () => {
    const opened = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' };

    const byLink = await send('GET', '/api/services.csv', { 'sec-fetch-site': 'same-origin', ...opened });
    const byAddress = await send('GET', '/api/services.csv', { 'sec-fetch-site': 'none', ...opened });
    const bySite = await send('GET', '/api/services.csv', { 'sec-fetch-site': 'cross-site', ...opened });

    assert.deepEqual([byLink.status, byAddress.status, bySite.status], [200, 200, 403]);
    assert.match(byLink.headers.get('content-disposition') ?? '', /^attachment/);
  });

  it('are refused when both kinds of session come together', async () => {
    const both = `${cookie}; ${cookieName.embed}=${'A'.repeat(43)}`;
    const body = '{"calls":[{"op":"getSession","input":{}}]}';

    for (const path of ['/api/batch', '/embed/batch']) {
      const answer = await send('POST', path, { ...ours, ...json, 'o2-client': '1', cookie: both }, body);
      assert.equal((await problemOf(answer)).code, 'mixed-credentials');
    }
  });
});
