import { bare, closureOf, type Chunk } from './chunks.ts';
import { hashOf } from './integrity.ts';
import type { Later } from '../loader/manifest.ts';
import type { Pinned } from '../loader/page.ts';

// `import("./x-hash.js")` as the minifier writes it.
const lazyImport = /\bimport\((["'`])\.\/([\w.-]+\.js)\1\)/g;

// A first view may wait for these: the chunk carries their hashes itself, and nothing has to be read before.
const early = /\.en$|^(?:list-address|endless-list)$/;

/**
 * Lets the loader do every import on demand, under hashes: a plain `import()` has no integrity, and is refused under
 * Integrity-Policy. The hashes lie in a list of their own, which nobody loads before the first data; in the importing
 * chunk, only where its first view may wait for the import.
 */
export function pinLazyImports(built: readonly Chunk[]): { chunks: Map<string, Chunk>; later: Later } {
  const chunks = new Map(built.map((chunk) => [chunk.fileName, { ...chunk, code: plain(chunk.code) }]));
  const pinned = new Map([...chunks].map(([name, chunk]) => [name, pinnedCode(chunks, chunk)]));
  const later: Record<string, readonly Pinned[]> = {};
  for (const name of new Set(built.flatMap(({ dynamicImports }) => dynamicImports)))
    if (!isEarly(chunks, name))
      later[bare(name)] = filesOf(chunks, name, importersOf(built, name)).map((file): Pinned => [
        bare(file),
        hashOf(pinned.get(file)?.code ?? ''),
      ]);
  return { chunks: pinned, later };
}

const isEarly = (chunks: ReadonlyMap<string, Chunk>, name: string): boolean =>
  early.test(chunks.get(name)?.name ?? '');

const importersOf = (built: readonly Chunk[], name: string): Chunk[] =>
  built.filter(({ dynamicImports }) => dynamicImports.includes(name));

/** A chunk with all that it needs at once, less what whoever imports it has loaded before. */
function filesOf(chunks: ReadonlyMap<string, Chunk>, name: string, importers: readonly Chunk[]): string[] {
  const held = importers.map(({ fileName }) => closureOf(chunks, fileName));
  return [...closureOf(chunks, name)].filter((file) => !held.every((it) => it.has(file)));
}

function pinnedCode(chunks: ReadonlyMap<string, Chunk>, chunk: Chunk): Chunk {
  const code = chunk.code.replaceAll(lazyImport, (_, __, lazy: string) => {
    if (!isEarly(chunks, lazy)) return loaderCall(bare(lazy));
    return loaderCall(filesOf(chunks, lazy, [chunk]).map((name) => [bare(name), hashOf(leaf(chunks, name))]));
  });
  if (/\bimport\(/.test(code)) throw new Error(`${chunk.fileName} imports on demand what cannot be pinned`);
  return { ...chunk, code: withLoader(chunk, code) };
}

/** Without the notes for bundlers, which nobody needs after the last of them. */
const plain = (code: string): string =>
  code.replaceAll(/(?<=([\w$])?)\/\* @__PURE__ \*\/ /g, (_, word) => (word ? ' ' : ''));

function leaf(chunks: ReadonlyMap<string, Chunk>, name: string): string {
  const chunk = chunks.get(name);
  if (!chunk || chunk.dynamicImports.length > 0)
    throw new Error(`${name} must import nothing on demand: its hash has to be known first`);
  return chunk.code;
}

const loaderCall = (lazy: string | readonly Pinned[]): string => `${call}(${JSON.stringify(lazy)})`;

// Spelled once, in the chunk that most others import.
const call = '$lazy';
const loader = `function ${call}(it){return globalThis[Symbol.for("o2.widgets/1")].lazy(it)}`;
const fromSession = /\bimport\{(?=[^}]*\}from"\.\/o2-session-)/;

function withLoader({ name }: Chunk, code: string): string {
  if (name === 'o2-session') return `${code}${loader}export{${call}}`;
  if (!code.includes(`${call}(`)) return code;
  return fromSession.test(code) ? code.replace(fromSession, `import{${call},`) : code + loader;
}
