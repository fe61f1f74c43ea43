import { manifest } from './manifest.ts';

/** A file with its SHA-384. */
export type Pinned = readonly [name: string, hash: string];

/** A file whose hash did not fit, or that did not come. */
class FileRefused extends Error {
  override name = 'FileRefused' as const;
}

const here = /\/releases\//.test(import.meta.url) ? './' : `../releases/${manifest.version}/`;
const held = new Map<string, Promise<void>>();
const addressOf = (name: string): string => new URL(`${here}${name}.js`, import.meta.url).href;

/**
 * Fetches files under their hashes, then imports the first. Rejects when one of them failed twice: an import after that
 * would fetch it anew and run it unseen, so none may follow.
 */
export async function importPinned<T>(files: readonly Pinned[]): Promise<T> {
  await Promise.all(files.map(fetchPinned));
  return (await import(/* @vite-ignore */ addressOf(files[0]?.[0] ?? ''))) as T;
}

function fetchPinned(file: Pinned): Promise<void> {
  const [name] = file;
  let it = held.get(name);
  if (!it) {
    held.set(name, (it = preload(file).catch(() => preload(file))));
    it.catch(() => held.delete(name));
  }
  return it;
}

function preload([name, hash]: Pinned): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.crossOrigin = 'anonymous';
  link.integrity = `sha384-${hash}`;
  link.href = addressOf(name);
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new FileRefused(link.href));
    };
    document.head.append(link);
  });
}
