import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { operations } from '../../../components/contract/api.ts';
import type { Operation } from '../../../components/contract/operation.ts';
import { testBff, type TestBff } from '../../support/bff.ts';
import { problemOf } from '../../support/visitor.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE-LIKE'];

describe('addresses and methods', () => {
  let bff: TestBff;
  before(async () => (bff = await testBff()));
  after(() => bff.close());

  it('says which methods an operation’s address offers, and changes nothing with another', async () => {
    for (const { path } of Object.values<Operation>(operations)) {
      const address = `/api${path.replace(/:\w+/g, 'some_id')}`;
      const offered = methods.filter((method) =>
        Object.values<Operation>(operations).some(
          (other) => other.method === method && matches(other.path, path),
        ),
      );
      for (const method of methods.filter((it) => !offered.includes(it))) {
        const answer = await bff.call(address, { method, ...(method === 'GET' ? {} : { body: {} }) });
        const { code } = await problemOf(answer);
        assert.deepEqual([answer.status, code], [405, 'method-not-allowed'], `${method} ${address}`);
        const allow = answer.headers
          .get('allow')
          ?.split(', ')
          .filter((it) => it !== 'HEAD');
        assert.deepEqual(allow, offered, `${method} ${address}`);
      }
    }
  });

  it('answers HEAD like GET without the body', async () => {
    const head = await bff.call('/api/session', { method: 'HEAD' });
    const get = await bff.call('/api/session');

    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
    assert.equal(head.headers.get('content-type'), get.headers.get('content-type'));
    assert.equal((await bff.call('/api/services', { method: 'HEAD' })).status, 401);
  });

  it('knows nothing at other addresses, also inside the API', async () => {
    for (const path of [
      '/api',
      '/api/',
      '/api/servicess',
      '/api/session/',
      '/api/services/a/b/c',
      '/nothing',
      '/api/__proto__',
      '/.env',
    ]) {
      const answer = await bff.call(path);
      assert.equal(answer.status, 404, path);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json', path);
      assert.equal((await problemOf(answer)).code, 'not-found', path);
    }
  });

  it('says it in words with the way home to whoever opens an address as a page, and to nobody else', async () => {
    const page = { accept: 'text/html,application/xhtml+xml', 'accept-language': 'en' };
    const answer = await bff.call('/invoicess?token=secret', { headers: page });

    assert.equal(answer.status, 404);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    const html = await answer.text();
    assert.match(html, /<h1>Page not found<\/h1>[^]*<a href="\/">Go to my space<\/a>/);
    assert.doesNotMatch(html, /secret|invoicess/);
    for (const [path, method] of [
      ['/api/servicess', 'GET'],
      ['/nothing', 'POST'],
    ] as const)
      assert.equal(
        (await problemOf(await bff.call(path, { method, headers: page }))).code,
        'not-found',
        path,
      );
  });

  it('takes no method from a header, a query or a field', async () => {
    const forms = [
      bff.call('/api/sign-out', { headers: { 'x-http-method-override': 'POST' } }),
      bff.call('/api/sign-out?_method=POST'),
      bff.call('/api/session', { method: 'POST', body: { _method: 'GET' } }),
    ];
    for (const answer of await Promise.all(forms)) assert.equal(answer.status, 405);
  });

  it('prefers words to parameters whatever the order of the contract', async () => {
    const counts = await bff.call('/api/services/counts');

    assert.equal((await problemOf(counts)).code, 'unauthenticated');
    assert.equal(
      (await bff.call('/api/services/counts', { method: 'DELETE', body: {} })).headers.get('allow'),
      'GET, HEAD',
    );
  });
});

/** Whether a pattern takes the addresses of another one. */
function matches(pattern: string, path: string): boolean {
  const example = path.replace(/:\w+/g, 'some_id');
  return new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`).test(example);
}
