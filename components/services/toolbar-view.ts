import { html, nothing, type TemplateResult } from 'lit';
import { crossIcon, downloadIcon, filterIcon } from '../kit/icons.ts';
import { searchField } from '../kit/search-field.ts';
import type { Strings } from './strings.ts';
import { filterCount, type Sort, unfiltered, type View } from './view.ts';

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

/** The filters in force, each with the way to be rid of it. */
export function chipsView(
  view: View,
  { t, change }: Pick<ToolbarContext, 't' | 'change'>,
): TemplateResult | typeof nothing {
  const chips = chipsOf(view, t);
  if (chips.length === 0) return nothing;
  return html`<ul class="chips no-print" part="chips">
    ${chips.map(
      ([words, without]) =>
        html`<li>
          <button class="chip" aria-label="${t.without} ${words}" @click=${() => change(without)}>
            ${words}${crossIcon}
          </button>
        </li>`,
    )}
    <li><button class="chip quiet" @click=${() => change(unfiltered)}>${t.clearFilters}</button></li>
  </ul>`;
}

type Chip = readonly [words: string, without: Partial<View>];

const chipsOf = (view: View, t: Strings): Chip[] => [
  ...(view.search.trim() ? [[t.found(view.search.trim()), { search: '' }] satisfies Chip] : []),
  ...view.kind.map((kind): Chip => [t.kinds[kind], { kind: view.kind.filter((it) => it !== kind) }]),
  ...view.state.map((state): Chip => [t.states[state], { state: view.state.filter((it) => it !== state) }]),
  ...(view.renewal ? [[t.renewals[view.renewal], { renewal: undefined }] satisfies Chip] : []),
  ...(view.within ? [[t.within(view.within), { within: undefined }] satisfies Chip] : []),
  ...(view.unpaid ? [[t.hasUnpaid, { unpaid: false }] satisfies Chip] : []),
  ...(view.tag ? [[t.tagged(view.tag), { tag: '' }] satisfies Chip] : []),
];
