import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Lies beside the built files and tells from which sources they were made. */
export const stampName = 'sources.sha256';

/** The hash of everything that the build reads. */
export function sourcesHash(): string {
  const hash = createHash('sha256');
  const sources = globSync('components/**/*.{ts,json}', {
    cwd: root,
    exclude: ['components/dist/**', '**/node_modules/**'],
  }).toSorted();
  for (const path of [...sources, 'package-lock.json'])
    hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** Whether `folder` holds what today's sources would give. */
export function isCurrent(folder: string): boolean {
  const stamp = join(folder, stampName);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash();
}
