import assert from 'node:assert/strict';
import { it } from 'node:test';
import { framingOf } from '../../../bff/partners/site.ts';
import { onBothEngines } from '../../support/engines.ts';
import { problemOf } from '../../support/visitor.ts';
import { aService, shelf } from '../services/shelf.ts';

const cursor = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

onBothEngines('what no database column can hold', ({ open }) => {
  it('is no cursor of ours: another type, a number beyond all, the character 0', async () => {
    const bff = await open();
    const { session } = await shelf(bff, [aService('one')]);
    const forged = [
      ['/services?sort=price', cursor('price', 'abc', 'svc_one', 0)],
      ['/services?sort=price', Buffer.from('["price",1e400,"svc_one",0]').toString('base64url')],
      ['/services?sort=price', cursor('price', 1.5, 'svc_one', 0)],
      ['/services?sort=price', cursor('price', 2 ** 63, 'svc_one', 0)],
      ['/services?sort=label', cursor('label', 'a\0', 'svc_one', 0)],
      ['/services?sort=label', cursor('label', 'a', 'svc\0one', 0)],
      ['/services?sort=expiry', cursor('expiry', 5, 'svc_one', 0)],
    ];

    for (const [path, value] of forged) {
      const answer = await bff.call(`/api${path}&cursor=${value}`, { session });
      assert.equal((await problemOf(answer)).code, 'cursor-invalid', path);
    }
    const real = await bff.call(`/api/services?sort=price&cursor=${cursor('price', 1, 'svc_one', 0)}`, {
      session,
    });
    assert.equal(real.status, 200);
  });

  it('is neither a partner nor a file', async () => {
    const bff = await open();

    const framing = await framingOf(bff.deps, 'pk_live_\0');
    const file = await bff.call('/files/opr_%00?until=1&sig=x');

    assert.deepEqual(framing, { status: 'unknown' });
    assert.equal(file.status, 404);
  });
});
