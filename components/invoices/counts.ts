import type { Output } from '../contract/api.ts';
import { number, plural, type Locale } from '../kit/format.ts';
import type { Tab } from '../kit/tabs.ts';
import type { Strings } from './strings.ts';
import { tabs, type View } from './view.ts';

type Page = Output<'listInvoices'>;

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

/** « 312 documents » */
export const countText = (total: NonNullable<Page['total']>, at: Words): string =>
  at.t.count(totalText(total, at), plural(total.count, at.locale, 'one', '') === 'one');

/** Number of the first row of a page: what the view says, unless nothing stands before it. */
export const firstOf = (previous: Page['previous'], view: View): number => (previous ? view.from : 1);

/** « 26–50 sur 312 » */
export function rangeText({ items, previous }: Page, total: Page['total'], view: View, at: Words): string {
  const first = firstOf(previous, view);
  return at.t.range(first, first + items.length - 1, totalText(total, at));
}

/** The tabs; the one with what is owed is marked. */
export const tabsOf = (owed: number, { t, locale }: Words): Tab<View['tab']>[] =>
  tabs.map((key) => ({
    key,
    label: t.tabs[key],
    ...(key === 'to_pay' && owed > 0 ? { count: number(owed, locale), urgent: true } : {}),
  }));
