import assert from 'node:assert/strict';
import { it } from 'node:test';
import { startChild } from '../../support/child.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addAccount, customer } from '../invoices/desk.ts';
import { addDocuments, archive, follow, linkOf, standing } from './desk.ts';
import { unzipped } from './unzip.ts';

onBothEngines('slow work of a process that is killed', ({ place, openAt }) => {
  it('goes on in another where it was, and nobody is given half a file meanwhile', async () => {
    const url = await place();
    const bff = await openAt(url);
    await addAccount(bff);
    const documents = await addDocuments(bff, 1000, { bytes: 40_000 });
    const session = await bff.signInAs('per_camille', customer);
    const id = await archive(bff, session, {});
    const now = new Date(bff.clock.now()).toISOString();

    const worker = startChild('test/bff/operations/worker.ts', { DATABASE_URL: url, NOW: now });
    await worker.prints(/(turn\s+){2}/);
    worker.signal('SIGKILL');
    await worker.ended;
    const left = await standing(bff, session, id);
    assert.ok(left.percent > 0 && left.percent < 100, `killed at ${left.percent} %`);
    assert.equal(left.result, undefined);
    assert.equal((await bff.call(`/api/operations/${id}/link`, { session })).status, 409);

    bff.clock.advance(90_001);
    await bff.jobs.drain();
    const done = await standing(bff, session, id);
    assert.deepEqual([done.state, done.percent], ['done', 100]);
    const bytes = Buffer.from(await (await follow(bff, await linkOf(bff, session, id))).arrayBuffer());
    assert.equal(bytes.length, done.result?.size);
    assert.equal(unzipped(bytes).length, documents.length);
  });
});
