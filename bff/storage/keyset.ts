import { Refusal } from '../refusal.ts';

/** Where a page starts or ends: the sort value and id of its neighbour. */
export interface Position {
  readonly key: string | number;
  readonly id: string;
  /** Read backwards, towards the first page. */
  readonly back: boolean;
}

/** A page of rows with its neighbours. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next?: string;
  readonly previous?: string;
  readonly total?: { readonly count: number; readonly more: boolean };
  /** Set when only so many rows were looked at; the way on leads from there. */
  readonly partial?: { readonly rows: number; readonly until?: string };
}

/** An opaque cursor: base64url of sort, value, id and direction. */
export const cursorOf = (sort: string, key: string | number, id: string, back: boolean): string => {
  const text = JSON.stringify([sort, key, id, back ? 1 : 0]).replace(beyondAscii, escaped);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

/** JSON of plain ASCII: `btoa` takes no other letters. */
const beyondAscii = /[\u0080-\uffff]/g;
const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Reads a cursor of the same sort, by values of a type. Refuses with `cursor-invalid` what we never gave. */
export function readCursor(
  cursor: string | undefined,
  sort: string,
  type: 'string' | 'number' = 'string',
): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    const text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    const [of, key, id, back] = JSON.parse(text) as unknown[];
    if (of === sort && typeof key === type && isStorable(key) && typeof id === 'string' && isStorable(id))
      return { key, id, back: back === 1 };
  } catch {
    // falls through to the refusal
  }
  throw new Refusal('cursor-invalid', { detail: 'Start again from the first page.' });
}

/** Whether PostgreSQL takes it: it has neither the character 0 nor whole numbers of any size. */
const isStorable = (value: unknown): value is string | number =>
  typeof value === 'string' ? !value.includes('\0') : Number.isSafeInteger(value);

/** Turns the rows read (one more than asked shows that there are others) into a page in the order asked. */
export function turnPage<T>(
  read: readonly T[],
  limit: number,
  position: Position | undefined,
  mark: (row: T, back: boolean) => string,
): Page<T> {
  const more = read.length > limit;
  const rows = read.slice(0, limit);
  if (position?.back) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  const hasNext = position?.back ? true : more;
  const hasPrevious = position?.back ? more : position !== undefined;
  return {
    rows,
    ...(hasNext && last ? { next: mark(last, false) } : {}),
    ...(hasPrevious && first ? { previous: mark(first, true) } : {}),
  };
}

/**
 * A page that looked at no row beyond `edge`: where it found too few, the way on leads from there. `until` is the day
 * of the edge where rows are sorted by day.
 */
export function turnPart<T>(
  page: Page<T>,
  position: Position | undefined,
  edge: { readonly mark: (back: boolean) => string; readonly rows: number; readonly until?: string },
): Page<T> {
  const { rows, until } = edge;
  const partial = { rows, ...(until === undefined ? {} : { until }) };
  if (position?.back)
    return page.previous
      ? page
      : { ...page, next: page.next ?? edge.mark(false), previous: edge.mark(true), partial };
  return page.next ? page : { ...page, next: edge.mark(false), partial };
}
