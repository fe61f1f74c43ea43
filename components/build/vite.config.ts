import { globSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { InlineConfig } from 'vite';
import { hashLength } from './chunks.ts';
import { chunkOf } from './chunk-names.ts';
import { minifyTemplates } from './minify-templates.ts';
import { slimLit } from './slim-lit.ts';

const root = resolve(import.meta.dirname, '..');

/** The elements of all rooms: tag → source file. */
export const elements: Readonly<Record<string, string>> = Object.fromEntries(
  globSync('*/o2-*.ts', { cwd: root, exclude: ['dist', 'node_modules'] })
    .toSorted()
    .map((file) => [basename(file, '.ts'), `${root}/${file}`]),
);

/**
 * What the first rows wait for: nearly all of it runs at once, and the browser compiles it beside the page as it comes, not
 * function by function when they are called (https://v8.dev/blog/explicit-compile-hints).
 */
const firstChunks = new Set(['o2-session', 'o2-services', 'endless-list']);

const shared: InlineConfig = {
  configFile: false,
  root,
  logLevel: 'warn',
  plugins: [slimLit, minifyTemplates],
  build: {
    target: 'es2022',
    // Beside the files, not named in them: a name costs each of them forty bytes after gzip.
    sourcemap: 'hidden',
    minify: 'oxc',
    outDir: 'dist/cdn',
    emptyOutDir: false,
    reportCompressedSize: false,
  },
};

/** The chunks of the script tag: one a tag, one a language and room, and what they share. */
export const elementsConfig: InlineConfig = {
  ...shared,
  build: {
    ...shared.build,
    lib: { entry: elements, formats: ['es'] },
    rolldownOptions: {
      // Entries may hold what others import from them: no further file for a few lines.
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        entryFileNames: `[name]-[hash:${hashLength}].js`,
        chunkFileNames: `[name]-[hash:${hashLength}].js`,
        postBanner: ({ name }) => (firstChunks.has(name) ? '//# allFunctionsCalledOnLoad' : ''),
        codeSplitting: {
          groups: [{ debugName: 'chunkOf', name: chunkOf, includeDependenciesRecursively: false }],
        },
      },
    },
  },
};

/** The script tag itself, with what it must know of the chunks. */
export const loaderConfig = (manifest: unknown): InlineConfig => ({
  ...shared,
  define: { O2_MANIFEST: JSON.stringify(manifest) },
  build: {
    ...shared.build,
    lib: { entry: { o2: `${root}/loader/loader.ts` }, formats: ['es'] },
    rolldownOptions: { output: { minify: true, entryFileNames: '[name].js' } },
  },
});

/** The script inside the vault: one file of its own, since it runs on another origin than the elements. */
export const vaultConfig: InlineConfig = {
  ...shared,
  build: {
    ...shared.build,
    lib: { entry: { vault: `${root}/session/vault/main.ts` }, formats: ['es'] },
    rolldownOptions: { output: { minify: true, entryFileNames: '[name]-[hash].js' } },
  },
};
