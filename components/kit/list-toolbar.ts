import { html, nothing, type TemplateResult } from 'lit';
import { filterIcon } from './icons.ts';
import { searchField } from './search-field.ts';

/** What the toolbar of a list needs of its element. */
export interface ListToolbar {
  readonly t: { readonly search: string; readonly searchHint: string; readonly filters: string };
  readonly search: string;
  /** How many filters are set. */
  readonly filtered: number;
  readonly ask: (search: string) => void;
  readonly filter: (button: HTMLElement) => void;
}

/** Search and filters; `order` stands between them where a list can be ordered, `ways` at the end. */
export const listToolbar = (at: ListToolbar, ways: unknown, order: unknown = nothing): TemplateResult =>
  html`<div class="toolbar no-print" part="toolbar">
    ${searchField(at.t.search, at.t.searchHint, at.search, at.ask)} ${order}
    <button part="filters" aria-haspopup="dialog" @click=${pressed(at.filter)}>
      ${filterIcon}<span>${at.t.filters}</span>${at.filtered > 0 ? html`<span class="count">${at.filtered}</span>` : nothing}
    </button>
    ${ways}
  </div>`;

/** Listens to a button for who wants to know which. */
export const pressed =
  (act: (button: HTMLElement) => void) =>
  ({ currentTarget }: Event): void =>
    act(currentTarget as HTMLElement);
