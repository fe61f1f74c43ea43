import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { InvoiceRow } from '../contract/invoices.ts';
import { money, number, type Locale } from '../kit/format.ts';
import { downloadIcon } from '../kit/icons.ts';
import { crossIcon } from '../kit/way-icons.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { MoreStrings } from './more-strings.ts';
import { payRefusal } from './refusals-view.ts';

/** What the bar of a selection needs of its element. */
export interface SelectionContext {
  readonly more: MoreStrings;
  readonly kit: KitStrings;
  readonly locale: Locale;
  readonly pay: (rows: readonly InvoiceRow[]) => void;
  /** Has the PDFs of the documents chosen put into one file. */
  readonly zip: (ids: readonly string[]) => void;
}

/** The documents chosen, on whatever page, and what can be done with them: pay them in one charge, or take their PDFs away. */
export class Selection {
  #host: ReactiveControllerHost;
  /** By their ids. */
  chosen: ReadonlyMap<string, InvoiceRow> = new Map();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  choose(rows: readonly InvoiceRow[], on: boolean): void {
    const chosen = new Map(this.chosen);
    for (const row of rows) on ? chosen.set(row.id, row) : chosen.delete(row.id);
    this.#take(chosen);
  }

  clear(): void {
    if (this.chosen.size > 0) this.#take(new Map());
  }

  render({ more, kit, locale, pay, zip }: SelectionContext): TemplateResult | typeof nothing {
    const { chosen } = this;
    if (chosen.size === 0) return nothing;
    const rows = [...chosen.values()];
    const payable = rows.filter(({ actions }) => actions.pay?.allowed);
    const cents = payable.reduce((sum, { due }) => sum + due.cents, 0);
    const refused = rows.map(payRefusal).find((reason) => reason !== undefined);
    const why = refused ? more.payRefused(kit.reasons[refused]) : more.nothingToPay;
    const count = more.chosen(number(chosen.size, locale), chosen.size === 1);
    return html`<div class="selection no-print" part="selection" role="group" aria-label=${count}>
      <span role="status">${count}<span class="keys"> ${more.enter}</span></span>
      <span class="acts">
        ${payable.length > 0 ? html`<button class="primary" @click=${() => pay(payable)}>${more.payAll(money({ cents, currency: 'EUR' }, locale))}</button>` : html`<span class="soft small">${why}</span>`}
        <button aria-label=${more.zipLabel} @click=${() => zip([...chosen.keys()])}>
          ${downloadIcon}<span>${more.zipChosen}</span>
        </button>
      </span>
      <button class="quiet icon" aria-label=${more.clear} title=${more.clear} @click=${() => this.clear()}>
        ${crossIcon}
      </button>
    </div>`;
  }

  #take(chosen: ReadonlyMap<string, InvoiceRow>): void {
    this.chosen = chosen;
    this.#host.requestUpdate();
  }
}
