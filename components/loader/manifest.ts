import type { Pinned, Widgets } from './page.ts';

/** What the build made, all in one folder, `/releases/<version>/`: the module that the loader reads first. */
export interface Index {
  /** Chunks that are imported on demand are not here: {@link Later} has most, the chunk that imports them the others. */
  readonly files: readonly Pinned[];
  /**
   * For each tag the numbers of its files; the first of them is the module that exports the class: `O2Services` for
   * `o2-services`, registered nowhere.
   */
  readonly tags: Readonly<Record<string, readonly number[]>>;
  /** The module with {@link Later}, which no first view waits for. */
  readonly listed: Pinned;
  /**
   * Warns of a loader that left its place to one of another version, and of tags that another script took: all of them
   * where another loader owns the plain ones, else those that were `defined` before.
   */
  readonly warn: (widgets: Widgets, version: string, defined: readonly string[]) => void;
}

/** For each chunk that comes on demand its own file and those that it needs beside what is there by then. */
export type Later = Readonly<Record<string, readonly Pinned[]>>;

/**
 * What the build tells the loader itself: little, since every page waits for it.
 */
export interface Manifest {
  /** Version of the package, such as `1.4.2`. */
  readonly version: string;
  /** The module with the {@link Index}. */
  readonly index: Pinned;
  /** The files of the tags that most pages begin with, their own module first: without the index in between. */
  readonly ahead: Readonly<Record<string, readonly Pinned[]>>;
  /** What a list of services in its usual view asks first: the calls of a batch as JSON. */
  readonly calls: string;
}

declare const O2_MANIFEST: Manifest;

/** Put in by the build. */
export const manifest: Manifest = O2_MANIFEST;
