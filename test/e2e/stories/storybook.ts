import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../../support/run.ts';

/** Where the static Storybook stands. */
export const storybook = join(root, 'stories/dist');

const sources = '{components,bff,demo/data,stories}/**/*.{ts,mdx,css,json}';

/** One story or page of documentation, as Storybook lists it. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: 'story' | 'docs';
}

/** Builds the static Storybook, unless nothing changed since the last build, and lists what it holds. */
export async function builtStories(): Promise<Entry[]> {
  const index = join(storybook, 'index.json');
  if (!isNewest(index)) {
    const { code, output } = await run(['npm', 'run', 'stories:build']);
    if (code !== 0) throw new Error(`The Storybook cannot be built:\n${output}`);
  }
  const { entries } = JSON.parse(readFileSync(index, 'utf8')) as { entries: Record<string, Entry> };
  return Object.values(entries);
}

function isNewest(file: string): boolean {
  const built = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const exclude = ['**/node_modules/**', '**/dist/**'];
  return globSync([sources, 'package-lock.json'], { cwd: root, exclude }).every(
    (path) => statSync(join(root, path)).mtimeMs < built,
  );
}
