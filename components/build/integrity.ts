import { createHash } from 'node:crypto';
import { questionOf, readView } from '../services/view.ts';
import { major, type Pinned } from '../loader/page.ts';
import type { Index, Later, Manifest } from '../loader/manifest.ts';
import { bare, closureOf, hashLength, type Chunk } from './chunks.ts';

/** What was built: each file's hash, and which files each tag needs. */
export function indexOf(chunks: ReadonlyMap<string, Chunk>): Pick<Index, 'files' | 'tags'> {
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

/** A module that the loader reads, under the name that its content gives it. */
export interface Listing {
  readonly fileName: string;
  readonly code: string;
}

const pin = ({ fileName, code }: Listing): Pinned => [bare(fileName), hashOf(code)];

const listing = (name: string, code: string): Listing => ({
  fileName: `${name}-${createHash('sha256').update(code).digest('base64url').slice(0, hashLength)}.js`,
  code,
});

/** What the loader warns of once everything else is done: see {@link Index}. */
const warnings = `export const warn=({version,plain},own,defined)=>{
const taken=Object.keys(tags).filter(tag=>!plain||defined.includes(tag));
if(version!=own)console.warn(\`[o2] \${own} leaves its place to \${version}, which came first\`);
else if(taken[0])console.warn(\`[o2] another script owns \${taken.join(", ")}: add -v${major} to these tags\`)}`;

/** The index as a module with the loader's warnings, which wait for it; spelled so that it compresses well. */
export function indexModule(index: Pick<Index, 'files' | 'tags'>, later: Listing): Listing {
  const rows = index.files.map(([name, hash], number) => {
    const [, ...others] = Object.values(index.tags).find(([own]) => own === number) ?? [];
    return [name, hash, ...others].join(' ');
  });
  const read = `([name,hash,...others],i)=>{if(name[2]=="-")tags[name.slice(0,${-1 - hashLength})]=[i,...others.map(Number)];return[name,hash]}`;
  return listing(
    'index',
    `export const listed=${JSON.stringify(pin(later))},tags={},files=\`${rows.join('\n')}\`.split("\\n").map(row=>row.split(" ")).map(${read});${warnings}\n`,
  );
}

/** What comes on demand as a module, each file named once. */
export function laterModule(later: Later): Listing {
  const hashes = new Map(Object.values(later).flat());
  const names = [...hashes.keys()].toSorted();
  const rows = names.map((name) => {
    const others = (later[name] ?? []).slice(1).map(([other]) => names.indexOf(other));
    return [name, hashes.get(name), ...others].join(' ');
  });
  return listing(
    'later',
    `const rows=\`${rows.join('\n')}\`.split("\\n").map(row=>row.split(" ")),pin=([name,hash])=>[name,hash];export const later=Object.fromEntries(rows.map(row=>[row[0],[pin(row),...row.slice(2).map(i=>pin(rows[i]))]]))\n`,
  );
}

const firstCalls = JSON.stringify([
  { op: 'getSession', input: {} },
  { op: 'listServices', input: questionOf(readView('')) },
  { op: 'countServices', input: {} },
]);

/** What the loader carries in itself. */
export function manifestOf(version: string, index: Pick<Index, 'files' | 'tags'>, listed: Listing): Manifest {
  const filesOf = (tag: string): Pinned[] =>
    (index.tags[tag] ?? []).map((number) => index.files[number] as Pinned);
  const ahead = Object.fromEntries(['o2-session', 'o2-services'].map((tag) => [tag, filesOf(tag)]));
  return { version, index: pin(listed), ahead, calls: firstCalls };
}

/** In base64. SHA-256 for chunks, since every page loads the hashes of all of them. */
export const hashOf = (content: string, algorithm: 'sha256' | 'sha384' = 'sha256'): string =>
  createHash(algorithm).update(content).digest('base64');
