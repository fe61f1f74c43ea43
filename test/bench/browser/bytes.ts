import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../support/run.ts';
import { resultOf, type Bench, type Result } from '../result.ts';

interface Manifest {
  readonly files: readonly (readonly [name: string, hash: string])[];
  readonly tags: Readonly<Record<string, readonly number[]>>;
}

const folder = join(root, 'components/dist/cdn');
const kilobytes = (names: Iterable<string>): number =>
  [...names].reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(folder, `${name}.js`)), { level: 9 }).length,
    0,
  ) / 1000;

/** C1 to C3: what a page loads, gzipped, as the build left it. */
export const bytes: Bench = {
  name: 'bytes',
  run: () => {
    const { files, tags } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    const filesOf = (tag: string): string[] => (tags[tag] ?? []).map((index) => files[index]?.[0] ?? '');
    const first = new Set([...filesOf('o2-session'), ...filesOf('o2-services')]);
    const further = Object.keys(tags)
      .map((tag) => ({ tag, size: kilobytes(filesOf(tag).filter((file) => !first.has(file))) }))
      .filter(({ size }) => size > 0)
      .toSorted((a, b) => b.size - a.size);
    const heaviest = further.slice(0, 4).map(({ tag, size }) => `${tag} ${size.toFixed(1)} kB`);
    return Promise.resolve([
      goal('C1', 'the first widget with its session and the shared runtime', 18, 25, kilobytes(first)),
      goal(
        'C2',
        'each further widget, the heaviest',
        4,
        6,
        further[0]?.size ?? 0,
        `Heaviest: ${heaviest.join(', ')}; the middle one ${(further[further.length >> 1]?.size ?? 0).toFixed(1)} kB.`,
      ),
      goal('C3', 'the script tag', 2.1, 3, kilobytes(['o2'])),
    ]);
  },
};

function goal(id: string, title: string, aim: number, gate: number, size: number, note?: string): Result {
  const method = 'gzip -9 of the built files that the entry loads, French included';
  const figures = { id, title, aim, gate, unit: 'kB', good: 'small', method } as const;
  return resultOf(note ? { ...figures, note } : figures, [size]);
}
