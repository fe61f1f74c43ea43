import { html, nothing, type TemplateResult } from 'lit';
import { date, money, type Locale } from '../kit/format.ts';
import { downloadIcon, filterIcon } from '../kit/icons.ts';
import { crossIcon } from '../kit/way-icons.ts';
import { searchField } from '../kit/search-field.ts';
import type { Strings } from './strings.ts';
import { filterCount, unfiltered, type View } from './view.ts';

/** What the toolbar needs of its element. */
export interface ToolbarContext {
  readonly t: Strings;
  readonly locale: Locale;
  readonly change: (to: Partial<View>, step?: 'push' | 'replace') => void;
  /** Name of the service to which the list is narrowed; empty while it is not known. */
  readonly service: string | undefined;
  readonly everyService: () => void;
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

/** The filters in force, each with the way to be rid of it. */
export function chipsView(
  view: View,
  { t, locale, change, service, everyService }: ToolbarContext,
): TemplateResult | typeof nothing {
  const chips = chipsOf(view, t, locale);
  if (chips.length === 0 && service === undefined) return nothing;
  return html`<ul class="chips no-print" part="chips">
    ${service === undefined ? nothing : html`<li><button class="chip" aria-label="${t.without} ${t.ofService(service)}" @click=${everyService}>${t.ofService(service)}${crossIcon}</button></li>`}
    ${chips.map(
      ([words, without]) =>
        html`<li>
          <button class="chip" aria-label="${t.without} ${words}" @click=${() => change(without)}>
            ${words}${crossIcon}
          </button>
        </li>`,
    )}
    ${chips.length > 0 ? html`<li><button class="chip quiet" @click=${() => change(unfiltered)}>${t.clearFilters}</button></li>` : nothing}
  </ul>`;
}

type Chip = readonly [words: string, without: Partial<View>];

function chipsOf(view: View, t: Strings, locale: Locale): Chip[] {
  const { search, state, seller, amountFrom, amountTo, issuedFrom, issuedTo, purchaseOrder } = view;
  const euros = (cents: number | undefined): string =>
    cents === undefined ? '' : money({ cents, currency: 'EUR' }, locale);
  const on = (iso: string): string => (iso ? date(iso, locale) : '');
  const chip = (isSet: unknown, words: () => string, without: Partial<View>): Chip[] =>
    isSet ? [[words(), without]] : [];
  return [
    ...chip(search.trim(), () => t.found(search.trim()), { search: '' }),
    ...chip(state, () => t.states[state!], { state: undefined }),
    ...chip(
      amountFrom !== undefined || amountTo !== undefined,
      () => t.between(euros(amountFrom), euros(amountTo)),
      {
        amountFrom: undefined,
        amountTo: undefined,
      },
    ),
    ...chip(issuedFrom || issuedTo, () => t.period(on(issuedFrom), on(issuedTo)), {
      issuedFrom: '',
      issuedTo: '',
    }),
    ...chip(seller, () => t.sellers[seller!], { seller: undefined }),
    ...chip(purchaseOrder, () => t.ordered(purchaseOrder), { purchaseOrder: '' }),
  ];
}
