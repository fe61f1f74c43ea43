import { html, nothing, type TemplateResult } from 'lit';
import { notice } from '../kit/answer-view.ts';
import type { ListStrings } from './list-strings.ts';
import { isFiltered, unfiltered, type View } from './view.ts';

/** What stands for an empty list: a welcome, the good news of a tab, or the way out of a search that is too narrow. */
export function emptyView(
  view: View,
  isFirst: boolean,
  t: ListStrings,
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
