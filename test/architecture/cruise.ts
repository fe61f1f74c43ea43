import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const sources = ['components', 'bff', 'demo', 'stories', 'test'];

/** One broken import rule: its name, the file that imports, what it imports. */
export interface Breach {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface Cruise {
  readonly modules: number;
  readonly breaches: readonly Breach[];
}

/** Judges every import below `root` by rules.cjs; of some files alone when they are named. */
export async function cruiseTree(root: string, files: readonly string[] = []): Promise<Cruise> {
  const options = await extractOptions(fileURLToPath(new URL('rules.cjs', import.meta.url)));
  const folders = sources.filter((folder) => existsSync(`${root}/${folder}`));
  const own = files.length > 0;
  const { output } = await cruise(own ? [...files] : folders, {
    ...options,
    ...(own ? { maxDepth: 1 } : {}),
    baseDir: root,
  });
  const { summary } = output as ICruiseResult;
  return {
    modules: summary.totalCruised,
    breaches: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
