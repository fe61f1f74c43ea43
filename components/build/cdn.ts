import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type InlineConfig, type Rolldown } from 'vite';
import type { Manifest } from '../loader/manifest.ts';
import { elementsConfig, loaderConfig, vaultConfig } from './vite.config.ts';
import { bare } from './chunks.ts';
import { compressFolder } from './compress.ts';
import { hashOf, indexModule, indexOf, laterModule, manifestOf } from './integrity.ts';
import { pinLazyImports } from './pin-lazy.ts';
import { sourcesHash, stampName } from './sources.ts';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'dist/cdn');
// Two builds at once, or a server that reads meanwhile, never see half of one.
const folder = resolve(root, `../node_modules/.cache/cdn-${process.pid}`);

const into = (config: InlineConfig): InlineConfig => ({
  ...config,
  build: { ...config.build, outDir: folder },
});

/** Builds what the script tag loads into dist/cdn, to be served as `/releases/<version>/`; its `o2.js` also as `/v1/o2.js`. */
export async function buildCdn(version: string): Promise<void> {
  const sources = sourcesHash();
  const { chunks, later } = pinLazyImports(chunksOf(await build(into(elementsConfig))));
  const index = indexOf(chunks);
  const onDemand = laterModule(later);
  const listed = indexModule(index, onDemand);
  for (const { fileName, code } of [...chunks.values(), listed, onDemand])
    writeFileSync(join(folder, fileName), code);
  const manifest = manifestOf(version, index, listed);
  const [loader, [vault]] = [await loaderOf(manifest), chunksOf(await build(into(vaultConfig)))];
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify(
      { ...manifest, ...index, later: [bare(onDemand.fileName)], loader, vault: vault?.fileName },
      null,
      2,
    ),
  );
  compressFolder(folder);
  writeFileSync(join(folder, stampName), sources);
  takePlace();
}

function takePlace(triesLeft = 5): void {
  const former = `${folder}-former-${triesLeft}`;
  mkdirSync(target, { recursive: true });
  try {
    renameSync(target, former);
    renameSync(folder, target);
  } catch (error) {
    // Another build took its place between the two.
    if (triesLeft === 0) throw error;
    takePlace(triesLeft - 1);
  }
  rmSync(former, { recursive: true, force: true });
}

async function loaderOf(manifest: Manifest): Promise<string> {
  await build(into(loaderConfig(manifest)));
  const path = join(folder, 'o2.js');
  // Notes for tools, which the minifier leaves in: every page of every partner would load them.
  const code = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    code.replaceAll(/([\w$]?)\s*\/\* @[\w-]+ \*\/\s*/g, (_, word: string) => word && `${word} `),
  );
  return `sha384-${hashOf(readFileSync(path, 'utf8'), 'sha384')}`;
}

type Built = Awaited<ReturnType<typeof build>>;

function chunksOf(built: Built): Rolldown.OutputChunk[] {
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((part) =>
    'output' in part ? part.output : [],
  );
  return outputs.filter((output) => output.type === 'chunk');
}
