/** The rows that stand in the page, out of all that are loaded: from `first` (included) to `end` (excluded). */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

const overscan = 12;
const step = 8;

/** Which rows must stand in the page for what is in sight; it moves in steps, so that most scrolling renders nothing. */
export function rowWindow(scrolled: number, height: number, row: number, count: number): RowWindow {
  const first = Math.max(0, Math.floor((Math.floor(scrolled / row) - overscan) / step) * step);
  const end = Math.min(count, Math.ceil((Math.ceil((scrolled + height) / row) + overscan) / step) * step);
  return { first: Math.min(first, Math.max(0, end - 1)), end };
}
