type Table = Readonly<Record<string, string>>;

const againMs = 5000;

/** Tells elements that sentences which they may show have come. */
export const arrivals = new EventTarget();

/**
 * Tables of sentences in a chunk of their own, which is fetched when the first sentence is asked for. A sentence of
 * `first` needs no chunk; the plain one stands for all others when the chunk cannot be had.
 */
export function tablesOnDemand(load: () => Promise<Readonly<Record<string, Table>>>) {
  let tables: Readonly<Record<string, Table>> | undefined;
  let coming: Promise<void> | undefined;
  let failedAt = -Infinity;
  const fetchTables = async (): Promise<void> => {
    try {
      tables = await load();
    } catch {
      failedAt = performance.now();
      coming = undefined;
    }
    arrivals.dispatchEvent(new Event('arrived'));
  };
  return <K extends string>(
    name: string,
    plain: string,
    first: Partial<Record<K, string>> = {},
  ): Record<K, string> =>
    new Proxy({} as Record<K, string>, {
      get: (_, key) => {
        if (!tables && performance.now() - failedAt > againMs) coming ??= fetchTables();
        return tables?.[name]?.[key as K] ?? first[key as K] ?? (coming && !tables ? '' : plain);
      },
    });
}
