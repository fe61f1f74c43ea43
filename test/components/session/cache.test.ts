import { assert } from 'chai';
import type { Call, Reply } from '../../../components/contract/batch.ts';
import { Cache, resourceOf } from '../../../components/session/cache.ts';
import type { Answer } from '../../../components/session/session.ts';

/** A server whose replies the test gives. */
function desk() {
  const asked: { call: Call; reply: (reply: Reply) => void; fail: () => void }[] = [];
  const cache = new Cache(
    (call) => new Promise((reply, fail) => asked.push({ call, reply, fail: () => fail(new Error('cut')) })),
    () => {},
  );
  const heard: Answer<unknown>[] = [];
  const watch = (input = {}) => cache.watch('listServices', input, (answer) => heard.push(answer));
  return { cache, asked, heard, watch };
}

const turn = () => new Promise((next) => setTimeout(next));

describe('the cache', () => {
  it('asks the same question once for all who watch', async () => {
    const { asked, watch } = desk();
    watch({ tab: 'active', search: undefined });
    watch({ tab: 'active' });
    await turn();

    assert.lengthOf(asked, 1);
  });

  it('keeps its answer while the server says that nothing changed', async () => {
    const { cache, asked, heard, watch } = desk();
    watch();
    asked[0]?.reply({ status: 200, etag: 'W/"1"', output: { items: [1] } });
    await turn();

    cache.invalidate(['services']);
    assert.equal(asked[1]?.call.etag, 'W/"1"');
    asked[1]?.reply({ status: 304, etag: 'W/"1"' });
    await turn();

    assert.deepEqual(heard.at(-1)?.data, { items: [1] });
    assert.isFalse(heard.at(-1)?.refreshing);
  });

  it('asks again, when the stream opens, only for answers of another standing', async () => {
    const { cache, asked, watch } = desk();
    watch({ tab: 'active' });
    watch({ tab: 'expired' });
    asked[0]?.reply({ status: 200, etag: 'W/"8.a-1"', output: {} });
    cache.compare('8.a');
    asked[1]?.reply({ status: 200, etag: 'W/"7.a-2"', output: {} });
    await turn();

    assert.deepEqual(asked[2]?.call, { op: 'listServices', input: { tab: 'expired' }, etag: 'W/"7.a-2"' });
    assert.lengthOf(asked, 3);
  });

  it('asks again, when the stream opens, for what has no ETag to tell by, but not who is signed in', async () => {
    const { cache, asked, watch } = desk();
    cache.watch('getSession', {}, () => {});
    watch();
    for (const { reply } of asked) reply({ status: 200, output: {} });
    await turn();
    cache.compare('8.a');
    cache.compare();
    await turn();

    assert.deepEqual(
      asked.map(({ call }) => call.op),
      ['getSession', 'listServices', 'listServices'],
    );
  });

  it('asks once more when something changed while the answer was on its way', async () => {
    const { cache, asked, watch } = desk();
    watch();
    cache.invalidate(['services']);
    cache.invalidate(['services']);
    asked[0]?.reply({ status: 200, output: {} });
    await turn();

    assert.lengthOf(asked, 2);
  });

  it('never shows an answer that was asked for another account', async () => {
    const { cache, asked, heard, watch } = desk();
    watch();
    cache.clear();
    asked[0]?.reply({ status: 200, output: 'of the former account' });
    await turn();
    assert.isUndefined(heard.at(-1)?.data);

    asked[1]?.reply({ status: 200, output: 'of the new one' });
    await turn();
    assert.equal(heard.at(-1)?.data, 'of the new one');
  });

  it('keeps what it knew, with the reason, when the server cannot be reached', async () => {
    const { cache, asked, heard, watch } = desk();
    watch();
    asked[0]?.reply({ status: 200, output: 'known' });
    await turn();
    cache.invalidate();
    asked[1]?.fail();
    await turn();

    assert.equal(heard.at(-1)?.data, 'known');
    assert.equal(heard.at(-1)?.error?.code, 'offline');
  });

  for (const [status, code] of [
    [401, 'unauthenticated'],
    [403, 'right-missing'],
    [404, 'not-found'],
  ] as const)
    it(`lets go of what it knew when that may not be seen any more: ${code}`, async () => {
      const { cache, asked, heard, watch } = desk();
      watch();
      asked[0]?.reply({ status: 200, etag: 'W/"1"', output: 'known' });
      await turn();
      cache.invalidate();
      asked[1]?.reply({ status, problem: { type: '', code, title: '', status, instance: '' } });
      await turn();
      cache.invalidate();

      assert.equal(heard.at(-2)?.error?.code, code);
      assert.isUndefined(heard.at(-2)?.data);
      assert.isUndefined(asked[2]?.call.etag, 'or nothing could come of « not modified »');
    });

  it('keeps what it knew when the server cannot answer at the moment', async () => {
    const { cache, asked, heard, watch } = desk();
    watch();
    asked[0]?.reply({ status: 200, etag: 'W/"1"', output: 'known' });
    await turn();
    cache.invalidate();
    const problem = { type: '', code: 'quota-exceeded', title: '', status: 429, instance: '' } as const;
    asked[1]?.reply({ status: 429, problem });
    await turn();

    assert.equal(heard.at(-1)?.data, 'known');
  });

  it('takes nothing from those who stopped watching', async () => {
    const { asked, heard, watch } = desk();
    watch()();
    asked[0]?.reply({ status: 200, output: 'late' });
    await turn();

    assert.lengthOf(heard, 1, 'only that it is loading');
  });

  it('knows what an answer depends on by the name of its operation', () => {
    assert.equal(resourceOf('listServices', {}), 'services');
    assert.equal(resourceOf('countServices', {}), 'services');
    assert.equal(resourceOf('getService', { id: 'svc_1' }), 'service:svc_1');
    assert.equal(resourceOf('getSession', {}), 'session');
  });
});
