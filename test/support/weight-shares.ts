import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './run.ts';

const folder = join(root, 'components/dist/cdn');

/** What a page pays for, by the sources that a byte comes from. */
const kinds: readonly (readonly [kind: string, sources: RegExp])[] = [
  ['Lit', /\/(?:lit-html|lit-element|lit|@lit\/[\w-]+)\//],
  ['styles', /[/-]styles\.ts$|\/tokens\.ts$/],
  ['words', /[/-]strings\.ts$|\/locales\.ts$/],
  ['session', /\/session\/(?!vault-)/],
  ['vault link', /\/session\/vault-/],
  ['kit', /\/kit\//],
];

/**
 * What built files are made of, in bytes after gzip: each kind counts for what it adds to its file, scaled so that all
 * kinds together make the whole.
 */
export function weightShares(names: Iterable<string>): Map<string, number> {
  const sum = new Map<string, number>();
  for (const name of names)
    for (const [kind, bytes] of sharesOf(name)) sum.set(kind, (sum.get(kind) ?? 0) + bytes);
  return new Map([...sum].toSorted(([, a], [, b]) => b - a));
}

function sharesOf(name: string): Map<string, number> {
  const pieces = piecesOf(name);
  const weigh = (without?: string): number =>
    gzipSync(pieces.map(([kind, text]) => (kind === without ? '' : text)).join(''), { level: 9 }).length;
  const whole = weigh();
  const added = new Map(
    [...new Set(pieces.map(([kind]) => kind))].map((kind) => [kind, whole - weigh(kind)]),
  );
  const total = [...added.values()].reduce((all, it) => all + it, 0);
  return new Map([...added].map(([kind, bytes]) => [kind, (bytes / total) * whole]));
}

function piecesOf(name: string): (readonly [kind: string, text: string])[] {
  const path = join(folder, `${name}.js`);
  const map = new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')) as never);
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((text, line) =>
      Array.from(text, (letter, column) => [kindOf(map.findEntry(line, column)), letter] as const),
    );
}

function kindOf(entry: object): string {
  const source = 'originalSource' in entry ? String(entry.originalSource) : '';
  return kinds.find(([, sources]) => sources.test(source))?.[0] ?? 'the element';
}
