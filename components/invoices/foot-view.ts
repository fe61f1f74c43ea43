import { html, nothing, type TemplateResult } from 'lit';
import type { Output } from '../contract/operations.ts';
import { notice } from '../kit/answer-view.ts';
import { money, plural, type Locale } from '../kit/format.ts';
import { pager } from '../kit/pager.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { Strings } from './strings.ts';
import { isFiltered, sizes, unfiltered, type View } from './view.ts';

type Page = Output<'listInvoices'>;

/** What stands below the rows needs this of its element. */
export interface FootContext {
  readonly t: Strings;
  readonly kit: KitStrings;
  readonly locale: Locale;
  readonly turn: (to: Partial<View>) => void;
}

type Words = Pick<FootContext, 't' | 'locale'>;

/** How many match, in words: `312`, `plus de 1 000`. */
const totalText = (total: Page['total'], { t, locale }: Words): string => {
  if (!total) return '';
  const count = new Intl.NumberFormat(locale).format(total.count);
  return total.more ? t.moreThan(count) : count;
};

/** « 312 documents » */
export const countText = (total: NonNullable<Page['total']>, at: Words): string =>
  at.t.count(totalText(total, at), plural(total.count, at.locale, 'one', '') === 'one');

/** Position, size and ways to the neighbours. */
export function pagerView(
  { items, next, previous }: Page,
  total: Page['total'],
  view: View,
  at: FootContext,
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

/** What the whole filtered set comes to, all pages together; credit notes count against. */
export function sumsView(
  sums: Output<'sumInvoices'> | undefined,
  { t, locale }: Words,
): TemplateResult | typeof nothing {
  if (!sums || sums.count === 0) return nothing;
  const count = new Intl.NumberFormat(locale).format(sums.more ? sums.count - 1 : sums.count);
  const head = sums.more ? t.sumsOf(count) : t.count(count, plural(sums.count, locale, 'one', '') === 'one');
  return html`<div class="sums" part="sums">
    <p class="soft">${head}</p>
    <dl>
      ${(['net', 'vat', 'total', 'due'] as const).map((key) =>
        key === 'due' && sums.due.cents === 0
          ? nothing
          : html`<div class=${key}>
              <dt>${t.sums[key]}</dt>
              <dd class="number">${money(sums[key], locale)}</dd>
            </div>`,
      )}
    </dl>
  </div>`;
}

/** What stands for an empty list: a welcome, the good news of a tab, or the way out of a search that is too narrow. */
export function emptyView(
  view: View,
  isFirst: boolean,
  t: Strings,
  change: (to: Partial<View>) => void,
): TemplateResult {
  if (isFirst && !isFiltered(view)) return html`<slot name="empty">${notice(t.empty.first)}</slot>`;
  if (!isFiltered(view)) return notice(t.empty[view.tab]);
  return notice(
    t.empty.filtered,
    html`<div class="ways">
      ${view.tab === 'all' ? nothing : html`<button class="primary" @click=${() => change({ tab: 'all' })}>${t.everywhere}</button>`}
      <button @click=${() => change(unfiltered)}>${t.clearFilters}</button>
    </div>`,
  );
}
