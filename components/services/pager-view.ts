import type { TemplateResult } from 'lit';
import type { Output } from '../contract/api.ts';
import { pager } from '../kit/pager.ts';
import type { KitStrings } from '../kit/strings.ts';
import { firstOf } from './counts.ts';
import type { MoreStrings } from './more-strings.ts';
import { sizes, type View } from './view.ts';

type Page = Output<'listServices'>;

/** What the pager needs of its element. */
export interface PagerContext {
  readonly view: View;
  /** « 26–50 sur 312 » */
  readonly range: string;
  readonly words: MoreStrings;
  readonly kit: KitStrings;
  readonly turn: (to: Partial<View>) => void;
}

/** Position, size and ways to the neighbours. */
export function pagerView(page: Page, { view, range, words, kit, turn }: PagerContext): TemplateResult {
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
