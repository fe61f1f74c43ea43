import { importPinned } from './fetch-files.ts';
import { manifest, type Index, type Later } from './manifest.ts';
import { major, type Pinned } from './page.ts';

/** An element could not be loaded; what lies in it on the page stays as it is. */
const errorEvent = (tag: string, cause: unknown): Event =>
  Object.assign(new Event('o2-error', { bubbles: true, composed: true }), { tag, cause });

const suffix = `-v${major}`;
const session = 'o2-session';
const loading = new Map<string, Promise<void>>();

/** What the release holds. */
export const readIndex = (): Promise<Index> => importPinned<Index>([manifest.index]);

/** Imports a chunk on demand, by its name or with its hashes at hand. */
export const lazy = async <T>(chunk: string | readonly Pinned[]): Promise<T> =>
  importPinned<T>(typeof chunk === 'string' ? await filesLater(chunk) : chunk);

async function filesLater(chunk: string): Promise<readonly Pinned[]> {
  const { listed } = await readIndex();
  const { later } = await importPinned<{ later: Later }>([listed]);
  return later[chunk] as readonly Pinned[];
}

/** The tag without its version. */
export const bareTag = (tag: string): string => (tag.endsWith(suffix) ? tag.slice(0, -suffix.length) : tag);
export const isSession = (tag: string): boolean => bareTag(tag) === session;

/** Loads an element's files under their hashes and defines it, once; a failure is told on the page and may be tried again. */
export function load(tag: string): Promise<void> {
  let it = loading.get(tag);
  if (!it) {
    loading.set(tag, (it = defineFrom(tag)));
    it.catch((cause: unknown) => {
      loading.delete(tag);
      console.error('[o2] not loaded:', tag, cause);
      for (const element of document.querySelectorAll(tag)) element.dispatchEvent(errorEvent(tag, cause));
    });
  }
  return it;
}

async function defineFrom(tag: string): Promise<void> {
  const element = await classOf(bareTag(tag));
  // Elements ask for their session when they are defined: it must stand before them.
  if (!isSession(tag)) await Promise.all([...loading].map(([name, it]) => isSession(name) && it));
  if (element && !customElements.get(tag))
    customElements.define(tag, tag === bareTag(tag) ? element : class extends element {});
}

/** The class behind a tag, not registered; undefined for a tag that is not ours. */
export async function classOf(tag: string): Promise<CustomElementConstructor | undefined> {
  const files = manifest.ahead[tag] ?? (await filesOf(tag));
  if (!files) return undefined;
  const module = await importPinned<Record<string, CustomElementConstructor>>(files);
  return module[tag.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase())];
}

async function filesOf(tag: string): Promise<readonly Pinned[] | undefined> {
  const { files, tags } = await readIndex();
  return tags[tag]?.map((number) => files[number] as Pinned);
}
