import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { InvoiceState } from '../contract/invoices.ts';
import { showBelow } from '../kit/popover.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { ListStrings } from './list-strings.ts';
import type { MoreStrings } from './more-strings.ts';
import type { Strings } from './strings.ts';
import { unfiltered } from './unfiltered.ts';
import { sellers, states, type View } from './view.ts';

/** What the filters show, and what they do with a change. */
export interface FilterContext {
  readonly view: View;
  /** « 12 documents », when known. */
  readonly count: string;
  readonly t: Strings;
  readonly more: MoreStrings;
  readonly words: ListStrings;
  readonly kit: KitStrings;
  readonly change: (to: Partial<View>, step: 'push' | 'replace') => void;
}

/** The filters in one form: a popover at its button, a sheet on a phone; every change is seen in the list at once. */
export class FilterPanel {
  #host: ReactiveControllerHost & HTMLElement;
  #touched = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
  }

  async show(button: HTMLElement): Promise<void> {
    await this.#host.updateComplete;
    const panel = this.#host.shadowRoot?.querySelector<HTMLDialogElement>('#filters');
    if (!panel) return;
    this.#touched = false;
    if (matchMedia('(max-width: 30rem)').matches) panel.showModal();
    else showBelow(panel, button);
  }

  render({ view, count, t, more, words, kit, change }: FilterContext): TemplateResult {
    // The first change is a step for the back button; those that refine it are not.
    const apply = (to: Partial<View>): void => {
      change(to, this.#touched ? 'replace' : 'push');
      this.#touched = true;
    };
    const changed = ({ currentTarget }: Event): void => apply(viewOf(currentTarget as HTMLFormElement));
    return html`<dialog id="filters" class="filters" popover="auto" aria-label=${t.filters} closedby="any">
      <form method="dialog" @change=${changed} @submit=${hide}>
        <fieldset class="pair">
          <legend>${more.period}</legend>
          ${when('issuedFrom', more.since, view.issuedFrom)} ${when('issuedTo', more.until, view.issuedTo)}
        </fieldset>
        <fieldset class="pair">
          <legend>${more.amount}</legend>
          ${amount('amountFrom', more.from, view.amountFrom)} ${amount('amountTo', more.to, view.amountTo)}
          <p class="hint">${more.exact}</p>
        </fieldset>
        <div class="sides">
          ${picker(
            'state',
            more.state,
            more.any,
            states.map((it) => [it, t.states[it]]),
            view.state ?? '',
          )}
          ${picker(
            'seller',
            more.seller,
            more.any,
            sellers.map((it) => [it, more.sellers[it]]),
            view.seller ?? '',
          )}
        </div>
        <label class="field"
          >${more.purchaseOrder}<input
            name="purchaseOrder"
            maxlength="60"
            autocomplete="off"
            .value=${view.purchaseOrder}
        /></label>
        <div class="buttons">
          <button type="button" class="quiet" @click=${() => apply({ ...unfiltered, search: view.search })}>
            ${words.clearFilters}
          </button>
          <button class="primary">${more.show(count)}</button>
        </div>
        <button class="quiet icon close" aria-label=${kit.close}>✕</button>
      </form>
    </dialog>`;
  }
}

const hide = (event: Event): void => {
  const panel = (event.currentTarget as HTMLElement).closest('dialog');
  if (panel?.matches(':popover-open')) panel.hidePopover();
};

const amount = (name: string, words: string, cents: number | undefined): TemplateResult =>
  html`<label class="field"
    ><span class="small">${words}</span
    ><input
      type="number"
      name=${name}
      min="0"
      max="9999999"
      step="0.01"
      inputmode="decimal"
      .value=${cents === undefined ? '' : String(cents / 100)}
  /></label>`;

const when = (name: string, words: string, on: string): TemplateResult =>
  html`<label class="field"
    ><span class="small">${words}</span><input type="date" name=${name} .value=${on}
  /></label>`;

const picker = (
  name: string,
  words: string,
  any: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
): TemplateResult =>
  html`<label class="field"
    >${words}
    <select name=${name}>
      <option value="" .selected=${chosen === ''}>${any}</option>
      ${options.map(([value, label]) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`)}
    </select></label
  >`;

function viewOf(form: HTMLFormElement): Partial<View> {
  const data = new FormData(form);
  const text = (name: string): string => ((data.get(name) as string | null) ?? '').trim();
  const [amountFrom, amountTo] = ordered(cents(text('amountFrom')), cents(text('amountTo')));
  const [issuedFrom, issuedTo] = ordered(text('issuedFrom') || undefined, text('issuedTo') || undefined);
  return {
    amountFrom,
    amountTo,
    issuedFrom: issuedFrom ?? '',
    issuedTo: issuedTo ?? '',
    state: (text('state') as InvoiceState) || undefined,
    seller: (text('seller') as View['seller']) || undefined,
    purchaseOrder: text('purchaseOrder'),
  };
}

const cents = (euros: string): number | undefined =>
  euros === '' || Number(euros) < 0 ? undefined : Math.round(Number(euros) * 100);

/** The lower first, whichever field it was typed into. */
const ordered = <T extends number | string>(
  a: T | undefined,
  b: T | undefined,
): [T | undefined, T | undefined] => (a !== undefined && b !== undefined && a > b ? [b, a] : [a, b]);
