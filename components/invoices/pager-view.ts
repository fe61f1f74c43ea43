import type { TemplateResult } from 'lit';
import type { Output } from '../contract/api.ts';
import { date, type Locale } from '../kit/format.ts';
import { pager } from '../kit/pager.ts';
import type { KitStrings } from '../kit/strings.ts';
import { firstOf } from './counts.ts';
import type { ListStrings } from './list-strings.ts';
import { sizes, type View } from './view.ts';

type Page = Output<'listInvoices'>;

/** What the pager needs of its element. */
export interface PagerContext {
  /** « 26–50 sur 312 » */
  readonly range: string;
  readonly words: ListStrings;
  readonly kit: KitStrings;
  readonly locale: Locale;
  readonly turn: (to: Partial<View>) => void;
}

/** Position, size and ways to the neighbours. */
export function pagerView(page: Page, view: View, at: PagerContext): TemplateResult {
  const { items, next, previous, partial } = page;
  const { range, words, kit, locale, turn } = at;
  const first = firstOf(previous, view);
  const goBack = (): void => turn({ cursor: previous, from: Math.max(1, first - view.size) });
  const goOn = (): void => turn({ cursor: next, from: first + items.length });
  return pager(
    {
      label: words.pages,
      // The account has more documents than a page looks at.
      text: partial?.until ? `${range} · ${words.searchedUntil(date(partial.until, locale))}` : range,
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
