import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { onBothEngines } from '../../support/engines.ts';
import { addAccount, customer } from '../invoices/desk.ts';
import { addDocuments, archive, follow, linkOf, standing } from './desk.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** As large as the PDF of a usual invoice with its fonts and its XML. */
const bytes = 120_000;

onBothEngines('an archive of 1,000 invoices', ({ open }) => {
  it('begins within a second of opening its link, and streams in 120 MB', async () => {
    const bff = await open();
    await addAccount(bff);
    await addDocuments(bff, 1000, { bytes });
    const session = await bff.signInAs('per_camille', customer);
    const id = await archive(bff, session, {});
    await bff.jobs.drain();
    assert.equal((await standing(bff, session, id)).state, 'done');
    const link = await linkOf(bff, session, id);
    collect();
    const before = process.memoryUsage.rss();

    const started = performance.now();
    const reader = (await follow(bff, link)).body?.getReader();
    let size = (await reader?.read())?.value?.byteLength ?? 0;
    const firstByte = performance.now() - started;
    let most = 0;
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      size += next.value.byteLength;
      most = Math.max(most, process.memoryUsage.rss() - before);
    }

    assert.ok(firstByte < 1000, `first byte after ${Math.round(firstByte)} ms`);
    assert.ok(size > 1000 * bytes);
    assert.ok(most < 120e6, `${Math.round(most / 1e6)} MB more than before`);
  });
});
