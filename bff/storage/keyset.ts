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
}

/** An opaque cursor: base64url of sort, value, id and direction. */
export const cursorOf = (sort: string, key: string | number, id: string, back: boolean): string => {
  const bytes = new TextEncoder().encode(JSON.stringify([sort, key, id, back ? 1 : 0]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};

/** Reads a cursor of the same sort. Refuses with `cursor-invalid` what we never gave. */
export function readCursor(cursor: string | undefined, sort: string): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
    const [of, key, id, back] = JSON.parse(new TextDecoder().decode(bytes)) as unknown[];
    if (of === sort && (typeof key === 'string' || typeof key === 'number') && typeof id === 'string')
      return { key, id, back: back === 1 };
  } catch {
    // falls through to the refusal
  }
  throw new Refusal('cursor-invalid', { detail: 'Start again from the first page.' });
}

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
