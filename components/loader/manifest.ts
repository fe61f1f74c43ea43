/** What the build tells the loader about its chunks. All files lie in one folder, `/releases/<version>/`. */
export interface Manifest {
  /** Version of the package, such as `1.4.2`. */
  readonly version: string;
  /** Each file with its SHA-384 in base64, as it stands in `integrity` after `sha384-`. */
  readonly files: readonly (readonly [name: string, hash: string])[];
  /**
   * For each tag the numbers of its files: first those that it needs at once (the first of them is the module that
   * exports the class: `O2Services` for `o2-services`, registered nowhere), then those that it imports when the page is English.
   */
  readonly tags: Readonly<Record<string, readonly [now: readonly number[], english: readonly number[]]>>;
}

declare const O2_MANIFEST: Manifest;

/** Put in by the build; a test that loads the loader from source sets `globalThis.O2_MANIFEST` before. */
export const manifest: Manifest = O2_MANIFEST;
