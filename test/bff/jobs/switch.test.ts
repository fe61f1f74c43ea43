import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../../../bff/config.ts';
import { serve, type Running } from '../../../bff/main.ts';

const folder = mkdtempSync(join(tmpdir(), 'o2-jobs-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const start = (JOBS: string): Promise<Running> =>
  serve(readConfig({ JOBS, PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: `sqlite:${folder}/${JOBS}.db` }));

const leases = ({ deps }: Running) => deps.db.selectFrom('lease').select('name').execute();

describe('the switch of the jobs', () => {
  it('leaves the nightly run to another process when it is off', async () => {
    const on = await start('on');
    while ((await leases(on)).length === 0) await pause(5);
    await on.close();
    const off = await start('off');
    await pause(50);
    assert.deepEqual(await leases(off), []);
    await off.close();
  });

  it('takes on or off', () => {
    assert.throws(() => readConfig({ JOBS: 'no' }), /^Error: JOBS must be on or off, not "no"$/);
    assert.equal(readConfig({}).jobs, true);
  });
});
