import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The release that lies built: its version, and the hash that a page can pin its script to. */
export function releaseOf(): { version: string; integrity: string } {
  const path = resolve(import.meta.dirname, '../components/dist/cdn/manifest.json');
  const { version, loader } = JSON.parse(readFileSync(path, 'utf8')) as { version: string; loader: string };
  return { version, integrity: loader };
}
