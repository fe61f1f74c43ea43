/** A built file, ready to send. */
export interface Asset {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The same compressed at build time, where that was worth it. */
  readonly br?: Uint8Array<ArrayBuffer>;
  readonly gzip?: Uint8Array<ArrayBuffer>;
}

/** A file of the current release under its hash. */
export interface Pinned {
  /** File name, such as `o2-session-DxX61_OJ.js`. */
  readonly name: string;
  /** As it stands in an `integrity` attribute (W3C SRI). */
  readonly integrity: string;
}

/** The built elements that the script tag loads. */
export interface Assets {
  /** The release that the channel `/v1/` stands at. */
  readonly version: string;
  /** File name of the script that runs inside the vault. */
  readonly vault: string;
  /** A file of a release; undefined when there is none. */
  find(version: string, name: string): Asset | undefined;
  /** What the script tag loads an element of this release from; nothing for a tag that is not ours. */
  filesOf(tag: string): readonly Pinned[];
}
