import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../support/run.ts';

const execute = promisify(execFile);

// Without what an outer `npm run` tells its children: it would make an inner npm work on our own folder.
const ownEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)),
);

/** A folder of its own, outside the repository, so that nothing of ours can be found from it by accident. */
export function emptyFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'o2-package-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Packs the built components as `npm publish` would, into `folder`; returns the tarball's path. */
export async function pack(folder: string): Promise<string> {
  const stdout = await npm(join(root, 'components'), 'pack', '--json', '--pack-destination', folder);
  const packed = Object.values(JSON.parse(stdout) as Record<string, { filename: string }>)[0];
  return join(folder, packed?.filename ?? '');
}

/** Makes a project of `packages` in `folder`, as a developer does. */
export async function install(folder: string, packages: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'portal', private: true, type: 'module' }),
  );
  await npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', ...packages);
}

/** Copies one of the portals into the project. */
export function copyPortal(name: string, project: string): string {
  const folder = join(project, name);
  cpSync(join(root, 'test/package/portals', name), folder, { recursive: true });
  return folder;
}

/** Runs a program; a failure carries what it printed. */
export async function runIn(folder: string, command: string, ...args: readonly string[]): Promise<string> {
  try {
    return (await execute(command, args, { cwd: folder, env: ownEnvironment, maxBuffer: 1e8 })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error });
  }
}

const npm = (folder: string, ...args: readonly string[]): Promise<string> => runIn(folder, 'npm', ...args);
