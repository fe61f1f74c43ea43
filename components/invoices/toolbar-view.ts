import { html, nothing, type TemplateResult } from 'lit';
import { downloadIcon, filterIcon } from '../kit/icons.ts';
import { searchField } from '../kit/search-field.ts';
import type { Strings } from './strings.ts';
import { filterCount, type View } from './view.ts';

/** What the toolbar needs of its element. */
export interface ToolbarContext {
  readonly t: Strings;
  readonly change: (to: Partial<View>, step?: 'push' | 'replace') => void;
  readonly filter: (button: HTMLElement) => void;
  readonly exports: (button: HTMLElement) => void;
}

export const toolbarView = (view: View, { t, change, filter, exports }: ToolbarContext): TemplateResult =>
  html`<div class="toolbar no-print" part="toolbar">
    ${searchField(t.search, t.searchHint, view.search, (search) => change({ search }, 'replace'))}
    <button
      part="filters"
      aria-haspopup="dialog"
      @click=${(event: Event) => filter(event.currentTarget as HTMLElement)}
    >
      ${filterIcon}<span>${t.filters}</span>${filterCount(view) > 0 ? html`<span class="count">${filterCount(view)}</span>` : nothing}
    </button>
    <button
      part="export"
      aria-haspopup="true"
      @click=${(event: Event) => exports(event.currentTarget as HTMLElement)}
    >
      ${downloadIcon}<span>${t.export}</span>
    </button>
  </div>`;
