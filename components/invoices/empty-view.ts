import { html, nothing, type TemplateResult } from 'lit';
import type { Output } from '../contract/api.ts';
import { notice } from '../kit/answer-view.ts';
import { date, type Locale } from '../kit/format.ts';
import type { ListStrings } from './list-strings.ts';
import { unfiltered } from './unfiltered.ts';
import { isFiltered, type View } from './view.ts';

type Page = Output<'listInvoices'>;

/** What stands for an empty list: a welcome, the good news of a tab, or the way out of a search that is too narrow. */
export function emptyView(
  { next, partial }: Page,
  view: View,
  { words: t, locale }: { readonly words: ListStrings; readonly locale: Locale },
  change: (to: Partial<View>) => void,
): TemplateResult {
  if (next && partial?.until)
    return notice(
      t.searchedUntil(date(partial.until, locale)),
      html`<button class="primary" @click=${() => change({ cursor: next })}>${t.searchFurther}</button>`,
    );
  if (view.tab === 'all' && !isFiltered(view))
    return html`<slot name="empty">${notice(t.empty.first)}</slot>`;
  if (!isFiltered(view)) return notice(t.empty[view.tab]);
  return notice(
    t.empty.filtered,
    html`<div class="ways">
      ${view.tab === 'all' ? nothing : html`<button class="primary" @click=${() => change({ tab: 'all' })}>${t.everywhere}</button>`}
      <button @click=${() => change(unfiltered)}>${t.clearFilters}</button>
    </div>`,
  );
}
