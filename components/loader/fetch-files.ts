import { manifest } from './manifest.ts';
import type { Pinned } from './page.ts';

const here = /\/releases\//.test(import.meta.url) ? './' : `../releases/${manifest.version}/`;
const held = new Map<string, Promise<unknown>>();
let tries = 1;
const addressOf = (name: string): string => new URL(here + name + '.js', import.meta.url).href;

/**
 * Fetches files under their hashes, then imports the first. Rejects when one of them does not come or does not fit: an
 * import after that might fetch it anew and run it unseen, so none follows.
 */
export async function importPinned<T>(files: readonly Pinned[]): Promise<T> {
  const [head] = files as readonly [Pinned];
  let mark = '';
  await Promise.all(
    files.map((file) =>
      fetchPinned(file).catch((error: unknown) => {
        // A page never fetches a failed module again under the same address, and others name theirs themselves.
        if (file !== head) throw error;
        return preload(file, (mark = '#' + ++tries));
      }),
    ),
  );
  return (await import(/* @vite-ignore */ addressOf(head[0]) + mark)) as T;
}

function fetchPinned(file: Pinned): Promise<unknown> {
  const [name] = file;
  let it = held.get(name);
  if (!it) {
    held.set(
      name,
      (it = preload(file).catch((error: unknown) => refresh(file).then(() => Promise.reject(error)))),
    );
    it.catch(() => held.delete(name));
  }
  return it;
}

/** What came wrong may stay in the browser's cache for a year: have it anew, unless the page's policy forbids that. */
const refresh = ([name, hash]: Pinned): Promise<unknown> =>
  fetch(addressOf(name), { cache: 'reload', integrity: `sha256-${hash}` }).catch(() => {});

function preload([name, hash]: Pinned, mark = ''): Promise<unknown> {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.crossOrigin = 'anonymous';
  link.integrity = `sha256-${hash}`;
  link.href = addressOf(name) + mark;
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      reject(new Error(link.href));
    };
    document.head.append(link);
  });
}
