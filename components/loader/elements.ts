import { importPinned, type Pinned } from './fetch-files.ts';
import { manifest } from './manifest.ts';
import { major } from './page.ts';

/** An element could not be loaded; what lies in it on the page stays as it is. */
class O2ErrorEvent extends Event {
  readonly tag: string;
  readonly cause: unknown;

  constructor(tag: string, cause: unknown) {
    super('o2-error', { bubbles: true, composed: true });
    this.tag = tag;
    this.cause = cause;
  }
}

const suffix = `-v${major}`;
const session = 'o2-session';
const loading = new Map<string, Promise<void>>();

/** Matches every element of ours that waits to be defined; `plain` for those without the version in their tag. */
export const waiting = (plain: boolean): string =>
  Object.keys(manifest.tags)
    .flatMap((tag) => [...(plain ? [tag] : []), tag + suffix])
    .map((tag) => `${tag}:not(:defined)`)
    .join();

/** The tag without its version. */
export const bareTag = (tag: string): string => (tag.endsWith(suffix) ? tag.slice(0, -suffix.length) : tag);

/** Loads an element's files under their hashes and defines it, once; a failure is told on the page and may be tried again. */
export function load(tag: string): Promise<void> {
  let it = loading.get(tag);
  if (!it) {
    loading.set(tag, (it = defineFrom(tag)));
    it.catch((cause: unknown) => {
      loading.delete(tag);
      console.error(`[o2] ${tag} could not be loaded`, cause);
      for (const element of document.querySelectorAll(tag))
        element.dispatchEvent(new O2ErrorEvent(tag, cause));
    });
  }
  return it;
}

async function defineFrom(tag: string): Promise<void> {
  const element = await classOf(bareTag(tag));
  // Elements ask for their session when they are defined: it must stand before them.
  if (bareTag(tag) !== session)
    await Promise.all([...loading].map(([name, it]) => bareTag(name) === session && it));
  if (!customElements.get(tag))
    customElements.define(tag, tag === bareTag(tag) ? element : class extends element {});
}

/** The class behind a tag, not registered. */
export async function classOf(tag: string): Promise<CustomElementConstructor> {
  const files = (manifest.tags[tag] ?? []).map((number) => manifest.files[number] as Pinned);
  const module = await importPinned<Record<string, CustomElementConstructor>>(files);
  const name = tag.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
  const found = module[name];
  if (!found) throw new Error(`no ${name} in its module`);
  return found;
}
