import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildCdn } from './cdn.ts';
import { writeManifest } from './custom-elements.ts';
import { rewriteDeclarations } from './declarations.ts';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');

// node components/build/build.ts          the npm package and what the script tag loads
// node components/build/build.ts cdn      only what the script tag loads
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const only = process.argv[2];

// What the script tag loads takes the place of the former by itself, when it is whole.
if (only !== 'cdn') rmSync(dist, { recursive: true, force: true, maxRetries: 5 });
mkdirSync(dist, { recursive: true });
await Promise.all([buildCdn(version), ...(only === 'cdn' ? [] : [buildPackage()])]);

async function buildPackage(): Promise<void> {
  const compiler = createRequire(import.meta.url)
    .resolve('typescript-native/package.json')
    .replace('package.json', 'bin/tsc');
  await promisify(execFile)(process.execPath, [compiler, '-p', root]).catch((error: { stdout?: string }) => {
    throw new Error(`The elements do not compile:\n${error.stdout ?? ''}`, { cause: error });
  });
  rewriteDeclarations(dist);
  writeManifest();
}
