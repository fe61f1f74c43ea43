import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Asset, Assets, Pinned } from '../ports/assets.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
};

/**
 * The release built into `folder`, held in memory, and those kept beside each other in `formerFolder` (one subfolder a
 * version): a page that holds an older loader still finds its chunks. Throws when nothing was built.
 */
export function folderAssets(folder: string, formerFolder?: string): Assets {
  if (!existsSync(join(folder, 'manifest.json')))
    throw new Error(`${folder} holds no built elements: run "npm run build" first`);
  const current = readRelease(folder);
  const former =
    formerFolder && existsSync(formerFolder) ? readdirSync(formerFolder, { withFileTypes: true }) : [];
  const releases = new Map(
    former
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [name, readRelease(join(formerFolder ?? '', name)).files]),
  );
  releases.set(current.version, current.files);
  return {
    version: current.version,
    vault: current.vault,
    filesOf: current.filesOf,
    find: (version, name) => releases.get(version)?.get(name),
  };
}

interface Release {
  readonly version: string;
  readonly vault: string;
  readonly files: ReadonlyMap<string, Asset>;
  readonly filesOf: Assets['filesOf'];
}

/** What the build tells of a release: names without `.js`, SHA-256 in base64. */
interface Manifest {
  readonly version: string;
  readonly vault: string;
  readonly index: readonly [name: string, hash: string];
  readonly files: readonly (readonly [name: string, hash: string])[];
  readonly tags: Readonly<Record<string, readonly number[]>>;
}

function readRelease(folder: string): Release {
  const names = new Set(readdirSync(folder));
  const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(folder, name)));
  const files = [...names]
    .filter((name) => extname(name) in types)
    .map((name): [string, Asset] => [
      name,
      {
        type: types[extname(name)] ?? '',
        body: read(name),
        ...(names.has(`${name}.br`) ? { br: read(`${name}.br`) } : {}),
        ...(names.has(`${name}.gz`) ? { gzip: read(`${name}.gz`) } : {}),
      },
    ]);
  const manifest = JSON.parse(new TextDecoder().decode(read('manifest.json'))) as Partial<Manifest>;
  const { version = '', vault = '' } = manifest;
  return { version, vault, files: new Map(files), filesOf: (tag) => filesOf(manifest, tag) };
}

/** Its own files, and the index that names them to the loader. */
function filesOf({ index, files = [], tags = {} }: Partial<Manifest>, tag: string): Pinned[] {
  const own = (tags[tag] ?? []).map((number) => files[number]);
  return [...own, own.length > 0 ? index : undefined]
    .filter((file) => file !== undefined)
    .map(([name, hash]) => ({ name: `${name}.js`, integrity: `sha256-${hash}` }));
}
