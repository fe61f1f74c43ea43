import { html, type TemplateResult } from 'lit';
import { downloadIcon } from '../kit/icons.ts';
import { listToolbar, pressed } from '../kit/list-toolbar.ts';
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
  listToolbar(
    {
      t,
      search: view.search,
      filtered: filterCount(view),
      ask: (search) => change({ search }, 'replace'),
      filter,
    },
    html`<button part="export" aria-haspopup="true" @click=${pressed(exports)}>
      ${downloadIcon}<span>${t.export}</span>
    </button>`,
  );
