import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Result } from './result.ts';

/** A result with the day it was measured on. */
export interface Kept extends Result {
  readonly measuredOn: string;
}

const file = join(import.meta.dirname, 'results.json');

/** All results kept, by id. */
export const keptResults = (): Kept[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept[]) : [];

/** Puts new results in the place of the former ones of the same id. */
export async function keepResults(results: readonly Result[]): Promise<void> {
  const measuredOn = new Date().toISOString().slice(0, 10);
  const kept = new Map(keptResults().map((it) => [it.id, it]));
  for (const result of results) kept.set(result.id, { ...result, measuredOn });
  const all = [...kept.values()].toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  // As the formatter of the tree writes it, so that a run of benchmarks leaves nothing to mend.
  writeFileSync(file, await format(JSON.stringify(all), { ...(await resolveConfig(file)), parser: 'json' }));
}
