/** A file, without `.js`, with its SHA-256 in base64, as it stands in `integrity` after `sha256-`. */
export type Pinned = readonly [name: string, hash: string];

/** What the build made, all in one folder, `/releases/<version>/`: the module that the loader reads first. */
export interface Index {
  /** Chunks that are imported on demand are not here: {@link Later} has most, the chunk that imports them the others. */
  readonly files: readonly Pinned[];
  /**
   * For each tag the numbers of its files; the first of them is the module that exports the class: `O2Services` for
   * `o2-services`, registered nowhere.
   */
  readonly tags: Readonly<Record<string, readonly number[]>>;
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
  /** The module with {@link Later}, which no first view waits for. */
  readonly later: Pinned;
  /** The files of the tags that most pages begin with, their own module first: without the index in between. */
  readonly ahead: Readonly<Record<string, readonly Pinned[]>>;
}

declare const O2_MANIFEST: Manifest;

/** Put in by the build. */
export const manifest: Manifest = O2_MANIFEST;
