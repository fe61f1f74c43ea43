import { assert } from 'chai';
import { isForOurPages, readCalls, readMessage } from '../../../components/session/vault/check.ts';
import { turnstile } from '../../../components/session/turnstile.ts';
import { proofOf } from '../../../components/session/vault/proof.ts';
import { vaultKey } from '../../../components/session/vault/key.ts';

const operations = ['listServices', 'getSession'];

describe('what a vault takes from a page', () => {
  it('is a message of the closed list', () => {
    assert.deepEqual(readMessage({ t: 'listen', more: 1 }), { t: 'listen' });
    assert.isDefined(readMessage({ t: 'send', id: 1, calls: [] }));
    for (const odd of [
      undefined,
      null,
      1,
      'send',
      {},
      { t: 'send' },
      { t: 'send', id: 1.5, calls: [] },
      { t: 'send', id: 1, calls: {} },
      { t: 'eval' },
      { t: 'send', id: 1, calls: Array(1e9) },
    ])
      assert.isUndefined(readMessage(odd));
  });

  it('are calls of known operations, by known members', () => {
    const calls = [
      {
        op: 'listServices',
        input: { tab: 'todo' },
        etag: 'W/"1"',
        version: 0,
        key: 'k',
        cookie: 'x',
        url: '/api',
      },
    ];

    assert.deepEqual(readCalls(calls, operations), [
      { op: 'listServices', input: { tab: 'todo' }, etag: 'W/"1"', version: 0, key: 'k' },
    ]);
  });

  it('leaves out what only our own pages may ask, without the others', () => {
    const calls = [{ op: 'getSession', input: {} }, { op: 'signIn', input: {} }, null];
    assert.deepEqual(
      calls.map((call) => isForOurPages(call, operations)),
      [false, true, false],
    );
  });

  it('is nothing else', () => {
    const many = Array.from({ length: 17 }, () => ({ op: 'getSession', input: {} }));
    for (const calls of [
      [],
      many,
      [null],
      ['getSession'],
      [{ op: 'signIn', input: {} }],
      [{ op: 'getSession' }],
      [{ op: ['getSession'], input: {} }],
      [{ op: 'toString', input: {} }],
    ])
      assert.equal(readCalls(calls, operations), 'invalid-input', JSON.stringify(calls).slice(0, 60));
    const circle = { x: {} };
    circle.x = circle;
    for (const input of [circle, { x: 1n }])
      assert.equal(readCalls([{ op: 'getSession', input }], operations), 'invalid-input');
    assert.equal(
      readCalls([{ op: 'getSession', input: { x: 'é'.repeat(40_000) } }], operations),
      'body-too-large',
    );
  });
});

describe('the key of a vault', () => {
  it('signs proofs that its public half verifies, and cannot be taken out', async () => {
    const key = await vaultKey('pk_test_agence');
    const proof = await proofOf(key, 'POST', 'https://app.example/embed/token', 1_790_000_000_500);
    const [header = '', claims = '', signature = ''] = proof.split('.');
    const decode = (part: string): Uint8Array<ArrayBuffer> =>
      Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (it) => it.charCodeAt(0));
    const parse = (part: string): Record<string, unknown> =>
      JSON.parse(new TextDecoder().decode(decode(part))) as Record<string, unknown>;

    const shown = await crypto.subtle.importKey(
      'jwk',
      key.shown,
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['verify'],
    );
    const text = new TextEncoder().encode(`${header}.${claims}`);
    assert.isTrue(
      await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, shown, decode(signature), text),
    );
    assert.deepEqual(parse(header), { typ: 'dpop+jwt', alg: 'ES256', jwk: key.shown });
    const { jti, ...rest } = parse(claims);
    assert.deepEqual(rest, { htm: 'POST', htu: 'https://app.example/embed/token', iat: 1_790_000_000 });
    assert.match(String(jti), /^[\w-]{43}$/);
    const refused = await crypto.subtle.exportKey('jwk', key.sign).then(
      () => false,
      () => true,
    );
    assert.isTrue(refused);
  });

  it('is the same when asked again', async () => {
    assert.deepEqual((await vaultKey('pk_test_agence')).shown, (await vaultKey('pk_test_agence')).shown);
  });
});

describe('a turnstile', () => {
  it('lets so many in at a time, the others in order', async () => {
    const enter = turnstile(2);
    const order: string[] = [];
    let inside = 0;
    let most = 0;
    const work = (name: string) => async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await new Promise((later) => setTimeout(later, 5));
      order.push(name);
      inside--;
    };

    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => enter(work(name))));

    assert.equal(most, 2);
    assert.deepEqual(order, ['a', 'b', 'c', 'd', 'e']);
  });

  it('goes on after a failure', async () => {
    const enter = turnstile(1);
    const failed = await enter(() => Promise.reject(new Error('no'))).catch(() => 'failed');

    assert.equal(failed, 'failed');
    assert.equal(await enter(() => Promise.resolve('in')), 'in');
  });
});
