import { html, type TemplateResult } from 'lit';
import { downloadIcon } from '../kit/icons.ts';
import { listToolbar } from '../kit/list-toolbar.ts';
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
  listToolbar(
    {
      t,
      search: view.search,
      filtered: filterCount(view),
      ask: (search) => change({ search }, 'replace'),
      filter,
    },
    html`<button part="export" class="wide" @click=${exportAll}>
      ${downloadIcon}<span>${t.export}</span>
    </button>`,
    html`<select
      class="narrow"
      aria-label=${t.sort}
      @change=${(event: Event) => change({ sort: (event.target as HTMLSelectElement).value as Sort })}
    >
      ${Object.entries(t.sorts).map(([sort, words]) => html`<option value=${sort} .selected=${sort === view.sort}>${words}</option>`)}
    </select>`,
  );
