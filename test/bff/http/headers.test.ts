import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { operations } from '../../../components/contract/api.ts';
import type { Operation } from '../../../components/contract/operation.ts';
import { testBff, type TestBff } from '../../support/bff.ts';
import { addCamille } from '../../support/people.ts';

const requestId = /^req_[a-z0-9]{16}$/;

describe('the headers of every answer', () => {
  let bff: TestBff;
  let session: string;
  before(async () => {
    bff = await testBff();
    await addCamille(bff);
    session = await bff.signInAs('per_camille', 'cus_a');
  });
  after(() => bff.close());

  /** Every address that the server has, those of operations filled in. */
  const everywhere = () => {
    const api = Object.values<Operation>(operations).map(
      ({ method, path }) => [method, `/api${path.replace(/:\w+/g, 'some_id')}`] as const,
    );
    const others = bff.hono.routes
      .filter(({ path, method }) => !path.startsWith('/api/') && !path.includes('*') && method !== 'ALL')
      .map(({ method, path }) => [method, path.replace(/:\w+/g, 'x')] as const);
    return [...api, ['POST', '/api/batch'], ['GET', '/api/events'], ['GET', '/nowhere'], ...others] as const;
  };

  it('name the request, once and uniquely, problems included', async () => {
    const seen = new Set<string>();
    for (const [method, path] of everywhere()) {
      const answer = await bff.call(path, { method, ...(method === 'GET' ? {} : { body: {} }) });
      const id = answer.headers.get('request-id') ?? '';
      assert.match(id, requestId, `${method} ${path}`);
      assert.ok(!seen.has(id));
      seen.add(id);
      if (answer.headers.get('content-type') === 'application/problem+json')
        assert.equal((await answer.json()).instance, id);
      else await answer.body?.cancel();
    }
  });

  it('name the request also when it was refused before anything was read', async () => {
    const early = [
      bff.call('/api/batch', { method: 'POST', body: '{' }),
      bff.call('/api/batch', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' }, body: {} }),
      bff.call('/api/session', { headers: { 'sec-fetch-site': 'cross-site' } }),
      bff.call('/api/services', { method: 'PUT', body: {} }),
    ];
    for (const answer of await Promise.all(early)) {
      assert.match(answer.headers.get('request-id') ?? '', requestId);
      assert.equal((await answer.json()).instance, answer.headers.get('request-id'));
    }
  });

  it('let no other origin read, whatever origin asks (released files aside)', async () => {
    for (const [method, path] of everywhere()) {
      for (const origin of ['https://evil.example', 'null', 'http://partner-a.localhost:8788']) {
        const headers = { origin, 'sec-fetch-site': 'cross-site', 'access-control-request-method': 'POST' };
        for (const with_ of [method, 'OPTIONS']) {
          const answer = await bff.call(path, {
            method: with_,
            session,
            headers,
            ...(with_ === 'GET' ? {} : { body: {} }),
          });
          const opened = [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'));
          assert.deepEqual(
            path.startsWith('/v1') || path.startsWith('/releases') ? [] : opened,
            [],
            `${with_} ${path}`,
          );
          await answer.body?.cancel();
        }
      }
    }
  });

  it('keep answers of the API out of caches, frames and guesses', async () => {
    for (const [method, path] of everywhere().filter(
      ([, path]) => path.startsWith('/api/') && path !== '/api/openapi.json',
    )) {
      const answer = await bff.call(path, { method, session, ...(method === 'GET' ? {} : { body: {} }) });
      const of = (name: string) => answer.headers.get(name) ?? '';
      assert.match(of('cache-control'), /^(no-store|private, no-cache)$/, path);
      assert.equal(of('x-content-type-options'), 'nosniff', path);
      assert.match(of('content-security-policy'), /default-src 'none'/, path);
      assert.equal(of('cross-origin-resource-policy'), 'same-origin', path);
      assert.match(of('strict-transport-security'), /max-age=31536000/, path);
      assert.match(of('referrer-policy'), /^(same-origin|no-referrer)$/, path);
      assert.match(of('vary'), /Origin/, path);
      await answer.body?.cancel();
    }
  });

  it('carry nothing of what was sent', async () => {
    const marks = 'injected\tmark';
    const sent = {
      'if-none-match': marks,
      'if-match': marks,
      'idempotency-key': marks,
      'last-event-id': marks,
      'user-agent': marks,
      'x-forwarded-for': marks,
      'x-request-id': marks,
    };
    for (const path of [
      '/api/session',
      '/api/services',
      '/api/services.csv',
      '/api/events',
      '/nowhere/injected%0d%0aset-cookie:%20a=b',
    ]) {
      const answer = await bff.call(path, { session, headers: sent });
      const all = [...answer.headers].flat().join('\n');
      assert.doesNotMatch(all, /injected|a=b/, path);
      await answer.body?.cancel();
    }
  });
});
