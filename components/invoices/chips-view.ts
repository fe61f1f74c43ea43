import { html, nothing, type TemplateResult } from 'lit';
import { date, money, type Locale } from '../kit/format.ts';
import { crossIcon } from '../kit/way-icons.ts';
import type { ListStrings } from './list-strings.ts';
import type { MoreStrings } from './more-strings.ts';
import type { Strings } from './strings.ts';
import { unfiltered } from './unfiltered.ts';
import type { View } from './view.ts';

/** What the chips need of the list. */
export interface ChipsContext {
  readonly t: Strings;
  readonly words: ListStrings;
  readonly more: MoreStrings;
  readonly locale: Locale;
  readonly change: (to: Partial<View>) => void;
  /** Name of the service to which the list is narrowed; empty while it is not known. */
  readonly service: string | undefined;
  readonly everyService: () => void;
}

/** The filters in force, each with the way to be rid of it; the search stands in its own field. */
export function chipsView(view: View, at: ChipsContext): TemplateResult | typeof nothing {
  const { words, change, service, everyService } = at;
  const chips = chipsOf(view, at);
  if (chips.length === 0 && service === undefined) return nothing;
  return html`<ul class="chips no-print" part="chips">
    ${service === undefined ? nothing : html`<li><button class="chip" aria-label="${words.without} ${words.ofService(service)}" @click=${everyService}>${words.ofService(service)}${crossIcon}</button></li>`}
    ${chips.map(
      ([name, without]) =>
        html`<li>
          <button class="chip" aria-label="${words.without} ${name}" @click=${() => change(without)}>
            ${name}${crossIcon}
          </button>
        </li>`,
    )}
    ${chips.length > 0 ? html`<li><button class="chip quiet" @click=${() => change(unfiltered)}>${words.clearFilters}</button></li>` : nothing}
  </ul>`;
}

type Chip = readonly [name: string, without: Partial<View>];

function chipsOf(view: View, { t, words, more, locale }: ChipsContext): Chip[] {
  const { state, seller, amountFrom, amountTo, issuedFrom, issuedTo, purchaseOrder } = view;
  const euros = (cents: number | undefined): string =>
    cents === undefined ? '' : money({ cents, currency: 'EUR' }, locale);
  const on = (iso: string): string => (iso ? date(iso, locale) : '');
  const chip = (isSet: unknown, name: () => string, without: Partial<View>): Chip[] =>
    isSet ? [[name(), without]] : [];
  return [
    ...chip(state, () => t.states[state!], { state: undefined }),
    ...chip(
      amountFrom !== undefined || amountTo !== undefined,
      () => words.between(euros(amountFrom), euros(amountTo)),
      {
        amountFrom: undefined,
        amountTo: undefined,
      },
    ),
    ...chip(issuedFrom || issuedTo, () => words.period(on(issuedFrom), on(issuedTo)), {
      issuedFrom: '',
      issuedTo: '',
    }),
    ...chip(seller, () => more.sellers[seller!], { seller: undefined }),
    ...chip(purchaseOrder, () => words.ordered(purchaseOrder), { purchaseOrder: '' }),
  ];
}
