import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import { leaveCounts } from './counts.ts';
import type { Counts, Failure } from './report.ts';

/** Leaves the counts of an element test run and what failed; a file that could not run counts as one failure. */
export function countingReporter(): Reporter {
  let sessions: () => Iterable<TestSession> = () => [];
  return {
    start: (args) => {
      sessions = () => args.sessions.all();
    },
    stop: () => {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions()) {
        const own = countSuite(session.testResults);
        counts.passed += own.passed;
        counts.skipped += own.skipped;
        counts.failed += own.failed === 0 && !session.passed ? 1 : own.failed;
      }
      leaveCounts(counts, [...sessions()].flatMap(failuresOf));
    },
  };
}

function countSuite(suite: TestSuiteResult | undefined): Counts {
  const tests = suite?.tests ?? [];
  const inner = (suite?.suites ?? []).map(countSuite);
  const total = (key: keyof Counts) => inner.reduce((all, counts) => all + counts[key], 0);
  const skipped = tests.filter((test) => test.skipped).length;
  const passed = tests.filter((test) => test.passed && !test.skipped).length;
  return {
    passed: passed + total('passed'),
    failed: tests.length - passed - skipped + total('failed'),
    skipped: skipped + total('skipped'),
  };
}

function failuresOf(session: TestSession): Failure[] {
  const { testFile: file, testResults, passed } = session;
  const found = testResults ? failuresBelow(testResults, []) : [];
  const whole = found.length === 0 && !passed ? [{ name: 'the whole file', message: reasonOf(session) }] : [];
  return [...found, ...whole].map((failure) => ({ file, ...failure }));
}

function reasonOf({ errors, logs }: TestSession): string {
  const said = logs.map((parts) => parts.map(String).join(' '));
  return [...errors.map(({ message }) => message), ...said].join('\n') || 'It did not run to its end.';
}

function failuresBelow({ name, tests, suites }: TestSuiteResult, above: readonly string[]): Failure[] {
  const path = name === '' ? above : [...above, name];
  const own = tests
    .filter((test) => !test.passed && !test.skipped)
    .map((test) => ({
      name: [...path, test.name].join(' › '),
      message: test.error?.message ?? 'It failed without a word.',
    }));
  return [...own, ...suites.flatMap((suite) => failuresBelow(suite, path))];
}
