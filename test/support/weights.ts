import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './run.ts';

type Pinned = readonly [name: string, hash: string];

interface Manifest {
  readonly index: Pinned;
  readonly later: Pinned;
  readonly files: readonly Pinned[];
  readonly tags: Readonly<Record<string, readonly number[]>>;
  readonly vault: string;
}

const folder = join(root, 'components/dist/cdn');

/** What the script tag loads, as it lies built: file names without `.js`, bytes after gzip. */
export function builtWeights() {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const { files, tags, index, later, vault } = manifest;
  const filesOf = (tag: string): string[] => (tags[tag] ?? []).map((number) => files[number]?.[0] ?? '');
  // The loader itself knows the files of these two.
  const first = new Set([...filesOf('o2-session'), ...filesOf('o2-services')]);
  return {
    tags: Object.keys(tags),
    filesOf,
    first,
    /** Says which files all other tags need: comes with the first of them. */
    index: index[0],
    /** Holds the hashes of what comes on demand: comes with the first of that. */
    later: later[0],
    /** What a tag loads beside the first widget, until it shows what it is for. */
    further: (tag: string): string[] => filesOf(tag).filter((file) => !first.has(file)),
    /** Runs in a frame of its own, beside the page. */
    vault: vault.replace(/\.js$/, ''),
    weigh: (names: Iterable<string>): number =>
      [...names].reduce(
        (sum, name) => sum + gzipSync(readFileSync(join(folder, `${name}.js`)), { level: 9 }).length,
        0,
      ),
  };
}
