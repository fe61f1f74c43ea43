import { relative } from 'node:path';
import { root } from './run.ts';

/** How many tests of a step passed, failed and were skipped. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One test that failed, or what failed without a test. */
export interface Failure {
  /** The names of the suites around it and its own. */
  readonly name: string;
  /** Path of the file, with the line where the runner knows it. */
  readonly file?: string;
  readonly message: string;
}

/** What a runner has to say at its end. */
export interface Outcome {
  readonly counts: Counts;
  readonly failures: readonly Failure[];
}

/** One step of a run and what came of it. */
export interface Result extends Outcome {
  readonly step: string;
  readonly seconds: number;
  /** Why the step counted nothing, when it could not. */
  readonly note?: string;
}

/** What a step that ended with `code` comes to: one that fails without a failed test has failed all the same. */
export function judge(code: number, outcome: Outcome | undefined): Outcome {
  const { counts, failures } = outcome ?? {
    counts: { passed: 0, failed: 0, skipped: 0 },
    failures: [],
  };
  const silent = counts.passed + counts.failed + counts.skipped === 0;
  if (counts.failed > 0 || (code === 0 && !silent)) return { counts, failures };
  const message = silent ? 'No test was run to its end.' : `It ended with code ${code}.`;
  return {
    counts: { ...counts, failed: 1 },
    failures: [...failures, { name: 'the runner itself', message }],
  };
}

export function sum(results: readonly Result[]): Counts {
  return results.reduce<Counts>(
    (all, { counts }) => ({
      passed: all.passed + counts.passed,
      failed: all.failed + counts.failed,
      skipped: all.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

export function sentence({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** One line a step, then what failed, then the plain total as the last line. */
export function report(results: readonly Result[]): string {
  const width = Math.max(...results.map(({ step }) => step.length));
  const lines = results.map(
    ({ step, seconds, counts, note }) =>
      `${counts.failed > 0 ? '✘' : '✔'} ${step.padEnd(width)} ${seconds.toFixed(1).padStart(6)} s  ${note ?? sentence(counts)}`,
  );
  const failed = results.flatMap(({ step, failures }) => failures.flatMap((it) => ['', ...told(step, it)]));
  return ['', ...lines, ...failed, '', sentence(sum(results))].join('\n');
}

/** How many lines of a message are told again: the whole of it stands above, where it happened. */
const most = 20;

function told(step: string, { name, file, message }: Failure): string[] {
  const lines = message.trim().split('\n');
  const left = lines.length > most ? [`… ${lines.length - most} lines more`] : [];
  const details = [...(file === undefined ? [] : [relative(root, file)]), ...lines.slice(0, most), ...left];
  return [`✘ ${step}: ${name}`, ...details.map((line) => `    ${line}`)];
}
