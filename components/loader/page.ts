/** The compatible channel of this loader: `/v1/o2.js`. */
export const major = 1;

/** A file, without `.js`, with its SHA-256 in base64, as it stands in `integrity` after `sha256-`. */
export type Pinned = readonly [name: string, hash: string];

/** What was asked before the code that asks it was there: the calls of a batch as JSON, and the server's answer. */
export type Ahead = readonly [calls: string, body: Promise<unknown>];

/** What a loader leaves on the page, for later ones and for elements. */
export interface Widgets {
  /** Version of the release. */
  readonly version: string;
  /** The origin of the customer space. */
  readonly space: string;
  /** Whether it may define the plain tags: the first of all loaders owns them. */
  plain?: boolean;
  /** Resolves when the first elements of the page are defined: their first calls then travel together. */
  wave?: Promise<unknown>;
  /** What was asked already, for the session that asks the same first. */
  asked?: Ahead | undefined;
  /** Loads and defines an element by its tag. */
  load(tag: string): Promise<void>;
  /**
   * What chunks call for their imports on demand: a chunk by its name, or the first of some files, all under their hashes.
   */
  lazy<T>(chunk: string | readonly Pinned[]): Promise<T>;
  /** Gives a partner's session to the whole page. */
  everywhere(partner: string): Promise<void>;
}

const page = globalThis as unknown as Record<symbol, Widgets | undefined>;
const first = Symbol.for('o2.widgets');
const own = Symbol.for(`o2.widgets/${major}`);

/** The loader of this major version that came before, if one did. */
export const earlier = (): Widgets | undefined => page[own];

/** Whether this loader may define the plain tags: the first of all loaders owns them. */
export function announce(widgets: Widgets): boolean {
  page[own] = widgets;
  return (page[first] ??= widgets) === widgets;
}
