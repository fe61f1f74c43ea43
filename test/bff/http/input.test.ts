import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fromQuery } from '../../../bff/http/input.ts';
import { operations } from '../../../components/contract/api.ts';
import { testBff, type TestBff } from '../../support/bff.ts';
import { addCamille } from '../../support/people.ts';
import { problemOf } from '../../support/visitor.ts';

describe('the input of an operation', () => {
  let bff: TestBff;
  let session: string;
  before(async () => {
    bff = await testBff();
    await addCamille(bff);
    session = await bff.signInAs('per_camille', 'cus_a');
  });
  after(() => bff.close());

  const errorsOf = async (answer: Response) => {
    const { code, errors } = await problemOf(answer);
    assert.equal(answer.status, 400);
    assert.equal(code, 'invalid-input');
    return errors;
  };
  const list = (query: string) => bff.call(`/api/services?${query}`, { session });

  it('is refused with the name of each wrong field and what to do about it', async () => {
    const answer = await bff.call('/api/sign-up', {
      method: 'POST',
      body: { email: 'nowhere', kind: 'robot', firstName: '', lastName: 5, terms: 'yes', locale: 'de' },
    });

    const errors = await errorsOf(answer);
    assert.deepEqual(
      errors?.map(({ pointer }) => pointer),
      ['/email', '/kind', '/firstName', '/lastName', '/terms', '/locale'],
    );
    assert.ok(errors?.every(({ detail }) => detail.length > 5 && !detail.includes('received')));
    assert.deepEqual(errors?.[3], { pointer: '/lastName', detail: 'must be string' });
  });

  it('may hold nothing that the operation does not know, inherited names included', async () => {
    const inherited = ['constructor', 'toString', 'hasOwnProperty', 'prototype', '__defineGetter__'];
    for (const name of ['extra', ...inherited, 'a/b~c']) {
      const body = `{"email":"a@b.fr",${JSON.stringify(name)}:{"x":1}}`;
      const errors = await errorsOf(await bff.call('/api/password/forgotten', { method: 'POST', body }));
      const pointer = name === 'a/b~c' ? '/a~1b~0c' : `/${name}`;
      assert.deepEqual(errors, [{ pointer, detail: 'is not a field of this operation; leave it out' }]);
    }
  });

  it('cannot reach a prototype, by body, by batch or by query', async () => {
    const proto = '{"email":"a@b.fr","__proto__":{"polluted":true,"terms":true}}';
    const nested =
      '{"calls":[{"op":"forgotPassword","input":{"email":"a@b.fr","__proto__":{"polluted":true}}}]}';

    const byBody = await bff.call('/api/password/forgotten', { method: 'POST', body: proto });
    const byBatch = (await (await bff.call('/api/batch', { method: 'POST', body: nested })).json()) as {
      replies: { problem?: { code: string } }[];
    };
    const byQuery = await list('__proto__=x&__proto__[polluted]=1&constructor=y');

    assert.deepEqual((await errorsOf(byBody))?.[0]?.pointer, '/__proto__');
    assert.equal(byBatch.replies[0]?.problem?.code, 'invalid-input');
    assert.equal(byQuery.status, 400);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  it('turns query parameters into what the schema declares, and refuses what is something else', async () => {
    const good = await list(
      'limit=10&unpaid=true&kind=hosting,domain&state=active&state=expired&sort=-price',
    );
    const bad: Record<string, string> = {
      'limit=ten': '/limit',
      'limit=': '/limit',
      'limit=1e9': '/limit',
      'limit=-1': '/limit',
      'limit=1.5': '/limit',
      'limit=5&limit=6': '/limit',
      'unpaid=1': '/unpaid',
      'kind=spaceship': '/kind/0',
      'sort=cost': '/sort',
      'search=a&search=b': '/search',
      'search=%00': '/search',
      'page=2': '/page',
    };

    assert.equal(good.status, 200);
    for (const [query, pointer] of Object.entries(bad))
      assert.deepEqual(
        (await errorsOf(await list(query)))?.map((error) => error.pointer),
        [pointer],
        query,
      );
  });

  it('is refused quickly and briefly when it is huge', async () => {
    const long = await list(`search=${'a'.repeat(50_000)}`);
    const many = await list(Array.from({ length: 5000 }, (_, n) => `kind=x${n}`).join('&'));
    const name = await list(`${'k'.repeat(50_000)}=1`);

    for (const answer of [long, many, name]) {
      const text = await answer.text();
      assert.equal(answer.status, 400);
      assert.ok(text.length < 8000, `${text.length} characters`);
    }
  });

  it('stands in the path or beside it, not in both', async () => {
    const body = await bff.call('/api/services/svc_1/label', {
      method: 'PATCH',
      session,
      body: { id: 'svc_2', label: 'x' },
    });
    const query = await bff.call('/api/services/svc_1?id=svc_2', { session });

    for (const answer of [body, query]) assert.deepEqual((await errorsOf(answer))?.[0]?.pointer, '/id');
  });

  it('takes only cursors that it gave for the same list', async () => {
    const of = (value: unknown) =>
      btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    const made = [
      'e30',
      'AAAA',
      of(['label', 'x', 'svc_1', 0]),
      of(['expiry', null, 'svc_1', 0]),
      of(['expiry', {}, [], 0]),
    ];

    for (const cursor of made) {
      const answer = await list(`cursor=${cursor}`);
      assert.equal(answer.status, 400, cursor);
      assert.equal((await problemOf(answer)).code, 'cursor-invalid');
    }
    assert.equal((await errorsOf(await list('cursor=%22%27;--')))?.[0]?.pointer, '/cursor');
    assert.equal((await list(`cursor=${of(['expiry', "'; drop table service", 'svc_1', 0])}`)).status, 200);
  });

  it('is read from the path after decoding once, and never leaves its place', async () => {
    for (const path of [
      '/api/services/..%2f..%2fsession',
      '/api/services/%2e%2e',
      '/api/services/svc%00',
      '/api/services/%zz',
      '/api/services/a%2fb',
    ]) {
      const answer = await bff.call(path, { session });
      assert.ok([400, 404].includes(answer.status), `${path}: ${answer.status}`);
    }
  });

  it('takes a parameter that an address names by thousands as one list, and one named once as itself', () => {
    const read = (query: string) => fromQuery(operations.listServices.input, new URLSearchParams(query));

    assert.deepEqual(read('kind=ssl&kind=domain,hosting&limit=5&a=1'), {
      ...{ kind: ['ssl', 'domain', 'hosting'], limit: 5, a: '1' },
    });
    assert.equal((read('a&'.repeat(50_000))['a'] as unknown[]).length, 50_000);
  });
});
