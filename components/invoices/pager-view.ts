import type { TemplateResult } from 'lit';
import type { Output } from '../contract/operations.ts';
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
  readonly turn: (to: Partial<View>) => void;
}

/** Position, size and ways to the neighbours. */
export function pagerView({ items, next, previous }: Page, view: View, at: PagerContext): TemplateResult {
  const { range, words, kit, turn } = at;
  const first = firstOf(previous, view);
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
