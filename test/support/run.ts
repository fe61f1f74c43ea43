import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/** The root of the repository. */
export const root = resolve(import.meta.dirname, '../..');

export interface Ran {
  readonly code: number;
  /** Both streams, in the order of their arrival; empty when they were shown as they came. */
  readonly output: string;
  readonly seconds: number;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The folder to run in, from the root. */
  readonly folder?: string;
  /** Show the output as it comes instead of keeping it. */
  readonly live?: boolean;
}

/** Runs a command to its end, with the project's own tools first on the PATH. */
export function run(
  [command = '', ...args]: readonly string[],
  { env = {}, folder = '.', live = false }: RunOptions = {},
): Promise<Ran> {
  const started = performance.now();
  const path = [resolve(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(command === 'node' ? process.execPath : command, args, {
    cwd: resolve(root, folder),
    env: { ...process.env, PATH: path, ...env },
    stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command !== 'node',
  });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((finish, fail) => {
    child.once('error', fail);
    child.once('close', (code) =>
      finish({
        code: code ?? 1,
        output: Buffer.concat(chunks).toString(),
        seconds: (performance.now() - started) / 1000,
      }),
    );
  });
}
