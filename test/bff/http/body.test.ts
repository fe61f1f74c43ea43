import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testBff, type TestBff } from '../../support/bff.ts';
import { problemOf } from '../../support/visitor.ts';

describe('a request body', () => {
  let bff: TestBff;
  before(async () => (bff = await testBff()));
  after(() => bff.close());

  const post = (
    body: BodyInit | null,
    headers: Record<string, string> = {},
    path = '/api/password/forgotten',
  ) =>
    bff.hono.request(path, {
      method: 'POST',
      body,
      headers: {
        'sec-fetch-site': 'same-origin',
        'o2-client': '1',
        'content-type': 'application/json',
        ...headers,
      },
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    } as RequestInit);

  const malformed: readonly (readonly [string, BodyInit])[] = [
    ['cut off', '{"email":'],
    ['a text', '"email"'],
    ['a list', '[{"email":"a@b.fr"}]'],
    ['nothing', 'null'],
    ['a number', '1'],
    ['not JSON', 'email=a@b.fr'],
    ['two objects', '{}{}'],
    ['a trailing comma', '{"email":"a@b.fr",}'],
    ['NaN', '{"email":NaN}'],
    ['not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['nested without end', '['.repeat(60_000)],
  ];
  for (const [what, body] of malformed)
    it(`is refused when it is ${what}`, async () => {
      const answer = await post(body);

      assert.equal(answer.status, 400);
      const problem = await problemOf(answer);
      assert.equal(problem.code, 'malformed-body');
      assert.match(problem.detail ?? '', /Send one JSON object/);
    });

  it('is refused beyond 64 KiB, whether its length is told, hidden or a lie', async () => {
    const big = JSON.stringify({ email: 'x'.repeat(70_000) });
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(10_000))),
    });

    const told = await post(big, { 'content-length': String(big.length) });
    const hidden = await post(endless);
    const lie = await post(big, { 'content-length': '10' });
    const nonsense = await post(big, { 'content-length': 'much' });

    for (const answer of [told, hidden, lie, nonsense]) {
      assert.equal(answer.status, 413);
      assert.equal((await problemOf(answer)).code, 'body-too-large');
    }
  });

  it('has a limit of its own where many calls or one token travel', async () => {
    const sized = (bytes: number) => JSON.stringify({ calls: [], code: 'x'.repeat(bytes) });
    const codeOf = async (path: string, bytes: number) =>
      (await problemOf(await post(sized(bytes), {}, path))).code;

    for (const [path, most] of [
      ['/api/batch', 256 * 1024],
      ['/embed/batch', 256 * 1024],
      ['/api/download', 64 * 1024],
      ['/embed/download', 64 * 1024],
      ['/embed/token', 4096],
    ] as const) {
      assert.equal(await codeOf(path, most), 'body-too-large', path);
      assert.equal(await codeOf(path, most - 100), 'invalid-input', path);
    }
  });

  it('counts as an empty object when there is none', async () => {
    const answer = await post(null);

    assert.deepEqual((await problemOf(answer)).errors, [{ pointer: '/email', detail: 'is missing' }]);
  });

  it('must say that it is JSON', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonp',
      '',
    ]) {
      const answer = await post('{"email":"a@b.fr"}', { 'content-type': type });

      assert.equal(answer.status, 415, type);
      assert.equal((await problemOf(answer)).code, 'unsupported-media-type');
    }
    assert.equal(
      (await post('{"email":"a@b.fr"}', { 'content-type': 'application/json; charset=utf-8' })).status,
      200,
    );
  });
});
