import { html, nothing, type TemplateResult } from 'lit';
import { downloadIcon, filterIcon } from '../kit/icons.ts';
import { searchField } from '../kit/search-field.ts';
import type { Strings } from './strings.ts';
import { filterCount, type Sort, type View } from './view.ts';

/** What the toolbar needs of its element. */
export interface ToolbarContext {
  readonly t: Strings;
  readonly change: (to: Partial<View>, step?: 'push' | 'replace') => void;
  readonly filter: (button: HTMLElement) => void;
  readonly exportAll: () => void;
}

export const toolbarView = (view: View, { t, change, filter, exportAll }: ToolbarContext): TemplateResult =>
  html`<div class="toolbar no-print" part="toolbar">
    ${searchField(t.search, t.searchHint, view.search, (search) => change({ search }, 'replace'))}
    <select
      class="narrow"
      aria-label=${t.sort}
      @change=${(event: Event) => change({ sort: (event.target as HTMLSelectElement).value as Sort })}
    >
      ${Object.entries(t.sorts).map(([sort, words]) => html`<option value=${sort} .selected=${sort === view.sort}>${words}</option>`)}
    </select>
    <button
      part="filters"
      aria-haspopup="dialog"
      @click=${(event: Event) => filter(event.currentTarget as HTMLElement)}
    >
      ${filterIcon}<span>${t.filters}</span>${filterCount(view) > 0 ? html`<span class="count">${filterCount(view)}</span>` : nothing}
    </button>
    <button part="export" class="wide" @click=${exportAll}>${downloadIcon}<span>${t.export}</span></button>
  </div>`;
