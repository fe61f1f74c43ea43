import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Counts } from './report.ts';

/** Name of the environment variable that tells a runner where to leave its counts. */
export const countsVariable = 'TEST_COUNTS';

/** Leaves the counts where the run looks for them; does nothing outside a run. */
export function leaveCounts(counts: Counts): void {
  const file = process.env[countsVariable];
  if (file) writeFileSync(file, JSON.stringify(counts));
}

/** The counts that a runner left, or undefined when it ended without leaving any. */
export function countsIn(file: string): Counts | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Counts) : undefined;
}
