import { createHash } from 'node:crypto';
import type { Manifest } from '../loader/manifest.ts';
import { bare, closureOf, type Chunk } from './chunks.ts';

/** The loader's knowledge of what was built: each file's hash, and which files each tag needs. */
export function manifestOf(version: string, chunks: ReadonlyMap<string, Chunk>): Manifest {
  const entries = [...chunks.values()].filter((chunk) => chunk.isEntry);
  const needed = new Map(entries.map((entry) => [entry.name, [...closureOf(chunks, entry.fileName)]]));
  const order = [...new Set([...needed.values()].flat())].toSorted();
  return {
    version,
    files: order.map((name) => [bare(name), hashOf(chunks.get(name)?.code ?? '')]),
    tags: Object.fromEntries(
      [...needed].map(([tag, names]) => [tag, names.map((name) => order.indexOf(name))]),
    ),
  };
}

export const hashOf = (content: string): string => createHash('sha384').update(content).digest('base64');
