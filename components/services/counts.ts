import type { Output } from '../contract/api.ts';
import { number, plural, type Locale } from '../kit/format.ts';
import type { Tab } from '../kit/tabs.ts';
import type { Strings } from './strings.ts';
import { tabs, type View } from './view.ts';

type Page = Output<'listServices'>;

interface Words {
  readonly t: Strings;
  readonly locale: Locale;
}

/** How many match, in words: `312`, `plus de 1 000`. */
const totalText = (total: Page['total'], { t, locale }: Words): string => {
  if (!total) return '';
  const count = number(total.count, locale);
  return total.more ? t.moreThan(count) : count;
};

type Counts = Output<'countServices'>['tabs'];

/** How many services there are under all tabs. */
export const allOf = ({ active = 0, expired = 0, pending = 0 }: Counts): number => active + expired + pending;

/** A count is exact up to 1,000: `312`, `1 000+`. */
const shortCount = (count: number, locale: Locale): string =>
  count > 1000 ? `${number(1000, locale)}+` : String(count);

/** The tabs with what stands under them; the one that asks for something is marked. */
export const tabsOf = (counts: Counts | undefined, { t, locale }: Words): Tab<View['tab']>[] =>
  tabs.map((key) => {
    const count = counts && (key === 'all' ? allOf(counts) : (counts[key] ?? 0));
    return {
      key,
      label: t.tabs[key],
      count: count === undefined ? undefined : shortCount(count, locale),
      urgent: key === 'todo' && count !== 0,
    };
  });

/** « 312 services » */
export const countText = (total: Page['total'], at: Words): string =>
  total ? at.t.count(totalText(total, at), plural(total.count, at.locale, 'one', '') === 'one') : '';

/** Number of the first row of a page: what the view says, unless nothing stands before it. */
export const firstOf = (page: Page, view: View): number => (page.previous ? view.from : 1);

/** « 26–50 sur 312 » */
export const rangeText = (page: Page, total: Page['total'], view: View, at: Words): string => {
  const first = firstOf(page, view);
  return at.t.range(first, first + page.items.length - 1, totalText(total, at));
};
