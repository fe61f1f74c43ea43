import { number, plural, type Locale } from './format.ts';
import type { KitStrings } from './strings.ts';

/** How many match: exact up to a bound, and whether there are more. */
export interface Total {
  readonly count: number;
  readonly more: boolean;
}

/** A page of a list, as every list answers. */
interface Page {
  readonly items: readonly unknown[];
  readonly previous?: string | undefined;
}

/** The sentences that count, in their language. */
interface Words {
  readonly t: { readonly count: (count: string, one: boolean) => string };
  readonly locale: Locale;
}

/** How many match, in words: `312`, `plus de 1 000`. */
function totalText(total: Total | undefined, kit: KitStrings, locale: Locale): string {
  if (!total) return '';
  const count = number(total.count, locale);
  // Nothing found in the part that was looked at is no count yet.
  if (total.more && total.count === 0) return '';
  return total.more ? `${kit.more} ${count}` : count;
}

/** « 312 services », said to those who hear the page whenever it changes. */
export const countText = (total: Total | undefined, { t, locale }: Words, kit: KitStrings): string =>
  total && (total.count > 0 || !total.more)
    ? t.count(totalText(total, kit, locale), plural(total.count, locale, 'one', '') === 'one')
    : '';

/** Number of the first row of a page: what the view says, unless nothing stands before it. */
export const firstOf = ({ previous }: Page, view: { readonly from: number }): number =>
  previous ? view.from : 1;

/** « 26–50 sur 312 » */
export function rangeText(
  page: Page,
  total: Total | undefined,
  view: { readonly from: number },
  kit: KitStrings,
  locale: Locale,
): string {
  const first = firstOf(page, view);
  const of = total ? ` ${kit.of} ${totalText(total, kit, locale)}` : '';
  return `${first}–${first + page.items.length - 1}${of}`;
}
