type Table = Readonly<Record<string, string>>;

/** Tells elements that sentences which they may show have come. */
export const arrivals = new EventTarget();

/**
 * Tables of sentences in a chunk of their own, which is fetched when the first sentence is asked for. Until it is there
 * a sentence of `first` or the plain one stands.
 */
export function tablesOnDemand(load: () => Promise<Readonly<Record<string, Table>>>) {
  let tables: Readonly<Record<string, Table>> | undefined;
  let coming: Promise<void> | undefined;
  const fetchTables = async (): Promise<void> => {
    try {
      tables = await load();
      arrivals.dispatchEvent(new Event('arrived'));
    } catch {
      // Out of reach: asked again with the next sentence.
      coming = undefined;
    }
  };
  return <K extends string>(name: string, plain: string, first: Partial<Record<K, string>> = {}): Record<K, string> =>
    new Proxy({} as Record<K, string>, {
      get: (_, key) => {
        if (!tables) coming ??= fetchTables();
        return tables?.[name]?.[key as K] ?? first[key as K] ?? plain;
      },
    });
}
