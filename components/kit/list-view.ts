import { sizes, type Paged } from './list-place.ts';

/** A view as a query says it: each part under its name, and how it is read; what is not said is read as ''. */
export type Parts<V> = {
  readonly [K in keyof V]: readonly [name: string, read: (text: string) => V[K]];
};

/** What is on the list, or else what goes without saying. */
export const oneOf =
  <T extends string | number, D>(list: readonly T[], otherwise: D) =>
  (text: string): T | D =>
    list.find((it) => String(it) === text) ?? otherwise;

export const someOf =
  <T extends string>(list: readonly T[]) =>
  (text: string): readonly T[] =>
    list.filter((it) => text.split(',').includes(it));

export const textOf =
  (most: number) =>
  (text: string): string =>
    text.slice(0, most);

const numberOf = (text: string): number => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : 1);

/** The page that is shown. */
export const pageParts: Parts<Paged> = {
  size: ['size', oneOf(sizes, 25)],
  cursor: ['cursor', (text) => text || undefined],
  from: ['from', numberOf],
};

/** Reads a view from the text of a query; what it does not know counts as not said. */
export function viewFrom<V>(parts: Parts<V>, text: string): V {
  const params = new URLSearchParams(text);
  return Object.fromEntries(
    entriesOf(parts).map(([key, [name, read]]) => [key, read(params.get(name) ?? '')]),
  ) as V;
}

/** Writes a view as the text of a query, without what goes without saying. */
export function viewText<V>(parts: Parts<V>, view: V): string {
  const said = entriesOf(parts)
    .map(([key, [name, read]]) => [name, wordOf(view[key]), wordOf(read(''))] as const)
    .filter(([, word, unsaid]) => word !== unsaid);
  return new URLSearchParams(said.map(([name, word]) => [name, word])).toString();
}

type Entry<V> = [keyof V, Parts<V>[keyof V]];
const entriesOf = <V>(parts: Parts<V>): Entry<V>[] => Object.entries(parts) as Entry<V>[];

const wordOf = (it: unknown): string => (it === true ? '1' : it === false ? '' : String(it ?? ''));
