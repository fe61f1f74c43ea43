import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Rolldown } from 'vite';
import type { Manifest } from '../loader/manifest.ts';
import { elementsConfig, loaderConfig, vaultConfig } from '../vite.config.ts';
import { compressFolder } from './compress.ts';
import { hashOf, manifestOf } from './integrity.ts';
import { pinLazyImports } from './pin-lazy.ts';
import { sourcesHash, stampName } from './sources.ts';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'dist/cdn');

/** Builds what the script tag loads into dist/cdn, to be served as `/releases/<version>/`; its `o2.js` also as `/v1/o2.js`. */
export async function buildCdn(version: string): Promise<void> {
  const sources = sourcesHash();
  const chunks = pinLazyImports(chunksOf(await build(elementsConfig)));
  for (const { fileName, code } of chunks.values()) writeFileSync(join(folder, fileName), code);
  const manifest = manifestOf(version, chunks);
  const [loader, [vault]] = [await loaderOf(manifest), chunksOf(await build(vaultConfig))];
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ ...manifest, loader, vault: vault?.fileName }, null, 2),
  );
  compressFolder(folder);
  writeFileSync(join(folder, stampName), sources);
}

async function loaderOf(manifest: Manifest): Promise<string> {
  await build(loaderConfig(manifest));
  return `sha384-${hashOf(readFileSync(join(folder, 'o2.js'), 'utf8'))}`;
}

type Built = Awaited<ReturnType<typeof build>>;

function chunksOf(built: Built): Rolldown.OutputChunk[] {
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((part) =>
    'output' in part ? part.output : [],
  );
  return outputs.filter((output) => output.type === 'chunk');
}
