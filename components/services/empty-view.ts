import { html, type TemplateResult } from 'lit';
import { notice } from '../kit/answer-view.ts';
import type { MoreStrings } from './more-strings.ts';
import { isFiltered, unfiltered, type View } from './view.ts';

/** What stands for an empty list: a welcome, the good news of a tab, or the way out of a search that is too narrow. */
export function emptyView(
  view: View,
  hasServices: boolean,
  t: MoreStrings,
  {
    change,
    further,
  }: { readonly change: (to: Partial<View>) => void; readonly further: (() => void) | undefined },
): TemplateResult {
  if (further)
    return notice(
      t.foundNoneYet,
      html`<button class="primary" @click=${further}>${t.searchFurther}</button>`,
    );
  if (!hasServices && !isFiltered(view)) return html`<slot name="empty">${notice(t.empty.first)}</slot>`;
  if (!isFiltered(view)) return notice(t.empty[view.tab]);
  return notice(
    t.empty.filtered,
    html`<div class="ways">
      ${view.tab === 'all' ? '' : html`<button class="primary" @click=${() => change({ tab: 'all' })}>${t.everywhere}</button>`}
      <button @click=${() => change(unfiltered)}>${t.clear}</button>
    </div>`,
  );
}
