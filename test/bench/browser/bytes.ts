import { weightShares } from '../../support/weight-shares.ts';
import { builtWeights } from '../../support/weights.ts';
import { resultOf, type Bench, type Result } from '../result.ts';

/** C1 to C3: what a page loads, gzipped, as the build left it. */
export const bytes: Bench = {
  name: 'bytes',
  needsBuild: true,
  run: () => {
    const { tags, first, further, index, later, weigh, vault } = builtWeights();
    const kilobytes = (names: Iterable<string>): number => weigh(names) / 1000;
    const others = tags
      .map((tag) => ({ tag, size: kilobytes(further(tag)) }))
      .filter(({ size }) => size > 0)
      .toSorted((a, b) => b.size - a.size);
    const met = others.filter(({ size }) => size <= 4).length;
    const heaviest = others.slice(0, 4).map(({ tag, size }) => `${tag} ${size.toFixed(1)} kB`);
    const parts = [...first].map((name) => `${name.replace(/-.{7}$/, '')} ${kilobytes([name]).toFixed(1)}`);
    return Promise.resolve([
      goal(
        'C1',
        'the first widget with its session and the shared runtime',
        18,
        25,
        kilobytes(first),
        `In kB: ${parts.join(', ')}; of it ${made(first)}. The script in the vault’s frame, ${kilobytes([vault]).toFixed(1)}, is not among them, nor is what comes when the rows are there: the hashes of all that is loaded on demand, ${kilobytes([later]).toFixed(1)}, then menus, filters and pages.`,
      ),
      goal(
        'C2',
        'each further widget, the heaviest',
        4,
        6,
        others[0]?.size ?? 0,
        `Heaviest: ${heaviest.join(', ')}; the middle one ${(others[others.length >> 1]?.size ?? 0).toFixed(1)} kB; ${met} of ${others.length} meet the aim. The heaviest in kB: ${made(further(others[0]?.tag ?? ''))}. With the first of them comes the index, ${kilobytes([index]).toFixed(1)} kB.`,
      ),
      goal('C3', 'the script tag', 2.1, 3, kilobytes(['o2'])),
    ]);
  },
};

/** « Lit 5.0, styles 2.9 » */
const made = (names: Iterable<string>): string =>
  [...weightShares(names)].map(([kind, size]) => `${kind} ${(size / 1000).toFixed(1)}`).join(', ');

function goal(id: string, title: string, aim: number, gate: number, size: number, note?: string): Result {
  const method = 'gzip -9 of the built files that the entry loads, French included';
  const figures = { id, title, aim, gate, unit: 'kB', good: 'small', method } as const;
  return resultOf(note ? { ...figures, note } : figures, [size]);
}
