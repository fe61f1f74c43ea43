import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Counts, Failure, Outcome } from './report.ts';

/** Name of the environment variable that tells a runner where to leave its counts and what failed. */
export const countsVariable = 'TEST_COUNTS';

/** Leaves the counts and the failures where the run looks for them; does nothing outside a run. */
export function leaveCounts(counts: Counts, failures: readonly Failure[]): void {
  const file = process.env[countsVariable];
  if (file) writeFileSync(file, JSON.stringify({ counts, failures } satisfies Outcome));
}

/** What a runner left, or undefined when it ended without leaving anything. */
export function outcomeIn(file: string): Outcome | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Outcome) : undefined;
}
