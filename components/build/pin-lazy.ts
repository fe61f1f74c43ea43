import { bare, closureOf, type Chunk } from './chunks.ts';
import { hashOf } from './integrity.ts';

// `import("./x-hash.js")` as the minifier writes it.
const lazyImport = /\bimport\((["'`])\.\/([\w.-]+\.js)\1\)/g;

/**
 * Lets the loader do every import on demand, under the hashes that the importing chunk then carries: a plain `import()`
 * has no integrity, and is refused under Integrity-Policy. Throws when two chunks import each other on demand, since
 * neither hash could be known first.
 */
export function pinLazyImports(built: readonly Chunk[]): Map<string, Chunk> {
  const chunks = new Map(built.map((chunk) => [chunk.fileName, chunk]));
  const done = new Map<string, Chunk>();
  const pin = (name: string, above: readonly string[]): void => {
    const chunk = chunks.get(name);
    if (!chunk || done.has(name)) return;
    if (above.includes(name)) throw new Error(`${[...above, name].join(' → ')} import each other on demand`);
    const own = closureOf(chunks, name);
    for (const lazy of chunk.dynamicImports)
      for (const file of closureOf(chunks, lazy)) if (!own.has(file)) pin(file, [...above, name]);
    const code = chunk.code.replaceAll(lazyImport, (_, __, lazy: string) =>
      loaderCall(
        [...closureOf(chunks, lazy)].filter((file) => !own.has(file)),
        done,
      ),
    );
    if (/\bimport\(/.test(code)) throw new Error(`${name} imports on demand what cannot be pinned`);
    done.set(name, { ...chunk, code });
  };
  for (const name of chunks.keys()) pin(name, []);
  return done;
}

function loaderCall(files: readonly string[], done: ReadonlyMap<string, Chunk>): string {
  const pairs = files.map((name) => {
    const code = done.get(name)?.code;
    if (code === undefined) throw new Error(`${name} is not pinned yet`);
    return [bare(name), hashOf(code)];
  });
  return `globalThis[Symbol.for("o2.widgets/1")].lazy(${JSON.stringify(pairs)})`;
}
