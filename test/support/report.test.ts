import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { countsVariable, outcomeIn } from './counts.ts';
import { partsOf } from './parts.ts';
import { judge, report, type Outcome, type Result } from './report.ts';
import { root, run } from './run.ts';

const passed = (step: string, count: number): Result => ({
  step,
  seconds: 1,
  counts: { passed: count, failed: 0, skipped: 0 },
  failures: [],
});

const outcome = (passed: number, failed: number, skipped: number): Outcome => ({
  counts: { passed, failed, skipped },
  failures: [],
});

describe('the report of a test run', () => {
  it('ends with the plain sum of all steps', () => {
    const text = report([passed('bff', 3), { ...passed('e2e', 4), ...outcome(4, 1, 2) }]);

    assert.equal(text.split('\n').at(-1), '7 passed, 1 failed, 2 skipped');
  });

  it('names a step without tests instead of calling it green', () => {
    const text = report([{ ...passed('e2e', 0), ...outcome(0, 0, 1), note: 'no test yet' }]);

    assert.match(text, /e2e .*no test yet/);
  });

  it('tells each failure once more below the steps: its name, its file, the head of its message', () => {
    const message = [
      'Expected values to be equal:',
      ...Array.from({ length: 30 }, (_, line) => `line ${line}`),
    ];
    const failure = {
      name: 'a bill › is paid',
      file: join(root, 'test/bff/bill.test.ts:12'),
      message: message.join('\n'),
    };
    const lines = report([
      { ...passed('bff', 3), ...outcome(3, 1, 0), failures: [failure] },
      passed('e2e', 1),
    ]).split('\n');

    const told = lines.slice(lines.indexOf('✘ bff: a bill › is paid'));
    assert.ok(lines.findIndex((line) => line.startsWith('✔ e2e')) < lines.length - told.length);
    assert.deepEqual(told.slice(1, 3), ['    test/bff/bill.test.ts:12', '    Expected values to be equal:']);
    assert.deepEqual(told.slice(-3), ['    … 11 lines more', '', '4 passed, 1 failed, 0 skipped']);
  });

  it('counts and names a failure for a runner that ends badly although no test failed', () => {
    const { counts, failures } = judge(1, outcome(5, 0, 0));

    assert.deepEqual(counts, { passed: 5, failed: 1, skipped: 0 });
    assert.deepEqual(failures, [{ name: 'the runner itself', message: 'It ended with code 1.' }]);
  });

  it('counts a failure for a runner that ends well but left no counts, or ran nothing', () => {
    assert.equal(judge(0, undefined).counts.failed, 1);
    assert.equal(judge(0, outcome(0, 0, 0)).counts.failed, 1);
  });

  it('keeps the counts of a runner that agrees with its own end', () => {
    assert.deepEqual(judge(1, outcome(5, 2, 1)), outcome(5, 2, 1));
    assert.deepEqual(judge(0, outcome(5, 0, 0)), outcome(5, 0, 0));
  });
});

describe('what a runner leaves of its failures', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'o2-report-'));
    // A runner that finds it thinks itself part of the run around it, and runs nothing.
    delete process.env['NODE_TEST_CONTEXT'];
  });
  after(() => rm(folder, { recursive: true }));

  /** Has the runner of a part of the run judge files of the folder "failing". */
  async function left(part: string, ...names: string[]): Promise<Outcome | undefined> {
    const files = names.map((name) => `test/support/failing/${name}`);
    const command = partsOf([`test/${part}/x.test.ts`]).find(({ name }) => name === part)?.command ?? [];
    const file = join(folder, `${part}.json`);
    await run([...command.slice(0, -1), ...files], { env: { [countsVariable]: file } });
    return outcomeIn(file);
  }

  it('names a test of node:test, its place and its message, and gives the last words of a file that ended', async () => {
    const { counts, failures } = (await left('bff', 'node.ts', 'ended.ts')) ?? {};

    assert.deepEqual(counts, { passed: 1, failed: 2, skipped: 1 });
    assert.deepEqual(failures, [
      {
        name: 'test/support/failing/ended.ts',
        file: join(root, 'test/support/failing/ended.ts:1'),
        message: 'test failed\nThe ledger is closed.',
      },
      {
        name: 'a bill › of another person › is a secret',
        file: join(root, 'test/support/failing/node.ts:9'),
        message: "Expected values to be strictly equal:\n\n'told' !== 'kept'\n",
      },
    ]);
  });

  it('names an element test and its message, and gives the reason why a file could not run', async () => {
    const { counts, failures } = (await left('components', 'element.ts', 'unread.ts')) ?? {};

    assert.deepEqual(counts, { passed: 1, failed: 2, skipped: 0 });
    const [element, unread] = failures ?? [];
    assert.deepEqual(element, {
      name: 'a list › without rows › says so',
      file: join(root, 'test/support/failing/element.ts'),
      message: "expected 'nothing' to equal 'no invoice yet'",
    });
    assert.equal(unread?.file, join(root, 'test/support/failing/unread.ts'));
    assert.match(unread.message, /The page has no such element/);
  });
});
