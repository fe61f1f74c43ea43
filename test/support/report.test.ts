import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judge, report } from './report.ts';

describe('the report of a test run', () => {
  it('ends with the plain sum of all steps', () => {
    const text = report([
      { step: 'bff', seconds: 1.25, counts: { passed: 3, failed: 1, skipped: 0 } },
      { step: 'e2e', seconds: 2, counts: { passed: 4, failed: 0, skipped: 2 } },
    ]);

    assert.equal(text.split('\n').at(-1), '7 passed, 1 failed, 2 skipped');
  });

  it('names a step without tests instead of calling it green', () => {
    const text = report([
      { step: 'e2e', seconds: 0, counts: { passed: 0, failed: 0, skipped: 1 }, note: 'no test yet' },
    ]);

    assert.match(text, /e2e .*no test yet/);
  });

  it('counts a failure for a runner that ends badly although no test failed', () => {
    assert.deepEqual(judge(1, { passed: 5, failed: 0, skipped: 0 }), { passed: 5, failed: 1, skipped: 0 });
  });

  it('counts a failure for a runner that ends well but left no counts, or ran nothing', () => {
    assert.equal(judge(0, undefined).failed, 1);
    assert.equal(judge(0, { passed: 0, failed: 0, skipped: 0 }).failed, 1);
  });

  it('keeps the counts of a runner that agrees with its own end', () => {
    assert.deepEqual(judge(1, { passed: 5, failed: 2, skipped: 1 }), { passed: 5, failed: 2, skipped: 1 });
    assert.deepEqual(judge(0, { passed: 5, failed: 0, skipped: 0 }), { passed: 5, failed: 0, skipped: 0 });
  });
});
