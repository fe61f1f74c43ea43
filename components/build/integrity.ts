import { createHash } from 'node:crypto';
import type { Rolldown } from 'vite';
import type { Manifest } from '../loader/manifest.ts';

type Chunk = Rolldown.OutputChunk;

/** The loader's knowledge of what was built: each file's hash, and which files each tag needs. */
export function manifestOf(version: string, chunks: readonly Chunk[]): Manifest {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const order = [...byName.keys()].toSorted();
  const numbersOf = (names: Iterable<string>) => [...names].map((name) => order.indexOf(name));
  const entries = chunks.filter((chunk) => chunk.isEntry);
  return {
    version,
    files: order.map((name) => [name, hashOf(byName.get(name)?.code ?? '')]),
    tags: Object.fromEntries(
      entries.map((entry) => {
        const now = closure(byName, [entry.fileName], (chunk) => chunk.imports);
        const all = closure(byName, now, (chunk) => [...chunk.imports, ...chunk.dynamicImports]);
        return [entry.name, [numbersOf(now), numbersOf([...all].filter((name) => !now.has(name)))]];
      }),
    ),
  };
}

export const hashOf = (content: string): string => createHash('sha384').update(content).digest('base64');

/** Everything reached from `start`, nearest first. */
function closure(
  chunks: ReadonlyMap<string, Chunk>,
  start: Iterable<string>,
  next: (chunk: Chunk) => readonly string[],
): Set<string> {
  const reached = new Set(start);
  for (const name of reached) {
    const chunk = chunks.get(name);
    for (const found of chunk ? next(chunk) : []) if (chunks.has(found)) reached.add(found);
  }
  return reached;
}
