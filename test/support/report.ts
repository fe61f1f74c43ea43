/** How many tests of a step passed, failed and were skipped. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One step of a run and what came of it. */
export interface Result {
  readonly step: string;
  readonly seconds: number;
  readonly counts: Counts;
  /** Why the step counted nothing, when it could not. */
  readonly note?: string;
}

/** What a step that ended with `code` counts for: one that fails without a failed test has failed all the same. */
export function judge(code: number, counts: Counts | undefined): Counts {
  const known = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const silent = known.passed + known.failed + known.skipped === 0;
  const unseen = known.failed === 0 && (code !== 0 || silent);
  return unseen ? { ...known, failed: 1 } : known;
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

/** One line a step, then the plain total as the last line. */
export function report(results: readonly Result[]): string {
  const width = Math.max(...results.map(({ step }) => step.length));
  const lines = results.map(
    ({ step, seconds, counts, note }) =>
      `${counts.failed > 0 ? '✘' : '✔'} ${step.padEnd(width)} ${seconds.toFixed(1).padStart(6)} s  ${note ?? sentence(counts)}`,
  );
  return ['', ...lines, '', sentence(sum(results))].join('\n');
}
