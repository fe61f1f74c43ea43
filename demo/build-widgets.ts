import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { isCurrent } from '../components/build/sources.ts';

const root = resolve(import.meta.dirname, '..');

/** Builds what the script tag loads, unless it was built from these very sources. */
export async function buildWidgets(tell: () => void): Promise<void> {
  if (isCurrent(resolve(root, 'components/dist/cdn'))) return;
  tell();
  // In a process of its own: the builder's memory goes with it.
  await promisify(execFile)(process.execPath, ['components/build/build.ts', 'cdn'], { cwd: root }).catch(
    (error: Error & { stderr?: string }) => {
      throw new Error(`The elements cannot be built:\n${error.stderr ?? error.message}`, { cause: error });
    },
  );
}
