/**
 * What the build tells the loader about its chunks. All files lie in one folder, `/releases/<version>/`. Chunks that are
 * imported on demand are not here: the chunk that imports them knows their hashes.
 */
export interface Manifest {
  /** Version of the package, such as `1.4.2`. */
  readonly version: string;
  /** Each file, without `.js`, with its SHA-384 in base64, as it stands in `integrity` after `sha384-`. */
  readonly files: readonly (readonly [name: string, hash: string])[];
  /**
   * For each tag the numbers of its files; the first of them is the module that exports the class: `O2Services` for
   * `o2-services`, registered nowhere.
   */
  readonly tags: Readonly<Record<string, readonly number[]>>;
}

declare const O2_MANIFEST: Manifest;

/** Put in by the build; a test that loads the loader from source sets `globalThis.O2_MANIFEST` before. */
export const manifest: Manifest = O2_MANIFEST;
