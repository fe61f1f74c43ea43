import { createHash } from 'node:crypto';
import type { Index, Manifest, Pinned } from '../loader/manifest.ts';
import { bare, closureOf, hashLength, type Chunk } from './chunks.ts';

/** What was built: each file's hash, and which files each tag needs. */
export function indexOf(chunks: ReadonlyMap<string, Chunk>): Index {
  const entries = [...chunks.values()].filter((chunk) => chunk.isEntry);
  const needed = new Map(entries.map((entry) => [entry.name, [...closureOf(chunks, entry.fileName)]]));
  const order = [...new Set([...needed.values()].flat())].toSorted();
  return {
    files: order.map((name) => [bare(name), hashOf(chunks.get(name)?.code ?? '')]),
    tags: Object.fromEntries(
      [...needed].map(([tag, names]) => [tag, names.map((name) => order.indexOf(name))]),
    ),
  };
}

/** The index as a module, under the name that its content gives it; spelled so that it compresses well. */
export function indexModule(index: Index): { readonly fileName: string; readonly code: string } {
  const rows = index.files.map(([name, hash], number) => {
    const [, ...others] = Object.values(index.tags).find(([own]) => own === number) ?? [];
    return [name, hash, ...others].join(' ');
  });
  const code = `export const tags={},files=\`${rows.join('\n')}\`.split("\\n").map((row,i)=>{const[name,hash,...others]=row.split(" ");if(name[2]=="-")tags[name.slice(0,${-1 - hashLength})]=[i,...others.map(Number)];return[name,hash]})\n`;
  return { fileName: `index-${createHash('sha256').update(code).digest('base64url').slice(0, 8)}.js`, code };
}

/** What the loader carries in itself. */
export function manifestOf(
  version: string,
  index: Index,
  module: { fileName: string; code: string },
): Manifest {
  const filesOf = (tag: string): Pinned[] =>
    (index.tags[tag] ?? []).map((number) => index.files[number] as Pinned);
  const ahead = Object.fromEntries(['o2-session', 'o2-services'].map((tag) => [tag, filesOf(tag)]));
  return { version, index: [bare(module.fileName), hashOf(module.code)], ahead };
}

/** In base64. SHA-256 for chunks, since every page loads the hashes of all of them. */
export const hashOf = (content: string, algorithm: 'sha256' | 'sha384' = 'sha256'): string =>
  createHash(algorithm).update(content).digest('base64');
