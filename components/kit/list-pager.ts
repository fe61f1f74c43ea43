import type { TemplateResult } from 'lit';
import { firstOf } from './list-counts.ts';
import { sizes, type Paged } from './list-place.ts';
import { pager } from './pager.ts';
import type { KitStrings } from './strings.ts';

/** A page of a list with the ways to its neighbours. */
interface Page {
  readonly items: readonly unknown[];
  readonly next?: string | undefined;
  readonly previous?: string | undefined;
}

/** What the pager needs of its list. */
export interface PagerContext {
  readonly view: Paged;
  /** « 26–50 sur 312 » */
  readonly range: string;
  readonly words: {
    readonly pages: string;
    readonly pageSize: string;
    readonly perPage: (size: number) => string;
  };
  readonly kit: KitStrings;
  readonly turn: (to: Partial<Paged>) => void;
}

/** Position, size and ways to the neighbours. */
export function listPager(page: Page, { view, range, words, kit, turn }: PagerContext): TemplateResult {
  const { items, next, previous } = page;
  const first = firstOf(page, view);
  const goBack = (): void => turn({ cursor: previous, from: Math.max(1, first - view.size) });
  const goOn = (): void => turn({ cursor: next, from: first + items.length });
  return pager(
    {
      label: words.pages,
      text: range,
      previous: kit.previous,
      next: kit.next,
      sizes: sizes.map((size) => ({ size, label: words.perPage(size) })),
      size: view.size,
      sizeLabel: words.pageSize,
    },
    {
      back: previous ? goBack : undefined,
      on: next ? goOn : undefined,
      resize: (size) => turn({ size, cursor: undefined, from: 1 }),
    },
  );
}
