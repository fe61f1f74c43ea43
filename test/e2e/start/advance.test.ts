import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ask, startChild } from '../../support/child.ts';
import { demoAccounts } from '../../../demo/data/accounts.ts';
import { cookieOf, ownFolder, startDemo } from './demo.ts';

describe('npm run demo:advance', () => {
  it('lets ten days pass: charges are taken, the ledger stays in order, nobody is signed out, and a restart stays there', async () => {
    const DATA_DIR = ownFolder();
    const demo = await startDemo({ DATA_DIR });
    const cookie = await cookieOf(demo.space, demoAccounts.company.email);

    const advance = startChild('demo/advance.ts', { DATA_DIR }, ['--days', '10']);

    assert.equal(await advance.ended, 0, advance.stderr());
    const days = advance.stdout().trim().split('\n');
    assert.equal(days.length, 10);
    const line = /^(\S+) {2}\d+ charges planned, (\d+) taken, \d+ periods ended, \d+ mails$/;
    const read = days.map((text) => line.exec(text) ?? assert.fail(text));
    assert.ok(read.every(([, day]) => Date.parse(day ?? '') > Date.now()));
    assert.ok(
      read.some(([, , taken]) => Number(taken) > 0),
      days.join('\n'),
    );
    const check = startChild('demo/check-ledger.ts', { DATA_DIR });
    assert.equal(await check.ended, 0, check.stdout());
    const session = await ask(`${demo.space}/api/session`, { headers: { cookie } });
    assert.match(session.body, /"signedIn":true/);
    demo.signal('SIGTERM');
    assert.equal(await demo.ended, 0);

    const again = await startDemo({ DATA_DIR });

    assert.match(again.stdout(), /Its clock says +\d{4}-\d\d-\d\d/);
  });

  it('says that no demo runs, and which number it wants', async () => {
    const DATA_DIR = ownFolder();

    const lonely = startChild('demo/advance.ts', { DATA_DIR });
    const wrong = startChild('demo/advance.ts', { DATA_DIR }, ['--days', 'many']);

    assert.deepEqual([await lonely.ended, await wrong.ended], [1, 1]);
    assert.match(
      lonely.stderr(),
      /^DATA_DIR \S+ belongs to no running demo: start it with npm start[^\n]*\n$/,
    );
    assert.equal(wrong.stderr(), '--days must be a whole number from 1 to 400, not "many"\n');
  });
});
