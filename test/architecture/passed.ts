import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/run.ts';

const folder = join(root, 'node_modules/.cache/passed');
const always = ['package.json', 'package-lock.json', 'test/architecture/*.{ts,cjs,json,yaml}'];

/** What a check read when it last passed, so that it need not run again until one of those files changes. */
export interface Passed {
  readonly before: boolean;
  readonly leave: (passed: boolean) => void;
}

/** Compares the bytes of all files that `patterns` name, and those of the checks themselves, with those that passed. */
export function passedBefore(name: string, patterns: readonly string[]): Passed {
  const mark = markOf([...always, ...patterns]);
  const file = join(folder, name.replaceAll(' ', '-'));
  return {
    before: known(file) === mark,
    leave: (passed) => {
      rmSync(file, { force: true });
      if (!passed) return;
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, mark);
    },
  };
}

function known(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function markOf(patterns: readonly string[]): string {
  const files = globSync(patterns, {
    cwd: root,
    exclude: ['**/node_modules/**', '**/dist/**'],
    withFileTypes: true,
  });
  const paths = files.filter((it) => it.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const hash = createHash('sha256');
  for (const path of paths.toSorted())
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path));
  return hash.digest('hex');
}
