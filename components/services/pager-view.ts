import type { TemplateResult } from 'lit';
import type { Output } from '../contract/operations.ts';
import { plural, type Locale } from '../kit/format.ts';
import { pager } from '../kit/pager.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { Strings } from './strings.ts';
import { sizes, type View } from './view.ts';

type Page = Output<'listServices'>;

/** What the pager needs of its element. */
export interface PagerContext {
  readonly t: Strings;
  readonly kit: KitStrings;
  readonly locale: Locale;
  readonly turn: (to: Partial<View>) => void;
}

/** How many match, in words: `312`, `plus de 1 000`. */
export const totalText = (
  total: Page['total'],
  { t, locale }: Pick<PagerContext, 't' | 'locale'>,
): string => {
  if (!total) return '';
  const count = new Intl.NumberFormat(locale).format(total.count);
  return total.more ? t.moreThan(count) : count;
};

/** A count that is exact up to 1,000: `312`, `1 000+`. */
export const shortCount = (count: number, locale: Locale): string =>
  count > 1000 ? `${new Intl.NumberFormat(locale).format(1000)}+` : String(count);

/** « 312 services », for those who hear the page. */
export const countText = (
  total: NonNullable<Page['total']>,
  at: Pick<PagerContext, 't' | 'locale'>,
): string => at.t.count(totalText(total, at), plural(total.count, at.locale, 'one', '') === 'one');

/** Position, size and ways to the neighbours. */
export function pagerView(
  { items, next, previous }: Page,
  total: Page['total'],
  view: View,
  at: PagerContext,
): TemplateResult {
  const { t, kit, turn } = at;
  const first = previous ? view.from : 1;
  const goBack = (): void => turn({ cursor: previous, from: Math.max(1, first - view.size) });
  const goOn = (): void => turn({ cursor: next, from: first + items.length });
  return pager(
    {
      label: t.pages,
      text: t.range(first, first + items.length - 1, totalText(total, at)),
      previous: kit.previous,
      next: kit.next,
      sizes: sizes.map((size) => ({ size, label: t.perPage(size) })),
      size: view.size,
      sizeLabel: t.pageSize,
    },
    {
      back: previous ? goBack : undefined,
      on: next ? goOn : undefined,
      resize: (size) => turn({ size, cursor: undefined, from: 1 }),
    },
  );
}
