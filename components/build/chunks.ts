import type { Rolldown } from 'vite';

/** What we use of a built chunk; its code changes when its lazy imports are pinned. */
export type Chunk = Pick<
  Rolldown.OutputChunk,
  'name' | 'fileName' | 'code' | 'imports' | 'dynamicImports' | 'isEntry'
>;

/** How many letters of its hash a file name carries. */
export const hashLength = 7;

/** A file name as the loader has it. */
export const bare = (fileName: string): string => fileName.replace(/\.js$/, '');

/** A chunk and everything that it imports at once, nearest first. */
export function closureOf(chunks: ReadonlyMap<string, Chunk>, fileName: string): Set<string> {
  const reached = new Set([fileName]);
  for (const name of reached)
    for (const found of chunks.get(name)?.imports ?? []) if (chunks.has(found)) reached.add(found);
  return reached;
}
