import { html, nothing, type TemplateResult } from 'lit';
import type { InvoiceRow } from '../contract/invoices.ts';
import { money, number, type Locale } from '../kit/format.ts';
import { downloadIcon } from '../kit/icons.ts';
import { crossIcon } from '../kit/way-icons.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { MoreStrings } from './more-strings.ts';
import { payRefusal } from './refusals-view.ts';

/** What the bar of a selection needs of its element. */
export interface SelectionContext {
  readonly chosen: ReadonlyMap<string, InvoiceRow>;
  readonly more: MoreStrings;
  readonly kit: KitStrings;
  readonly locale: Locale;
  readonly pay: (rows: readonly InvoiceRow[]) => void;
  readonly clear: () => void;
  /** Has the PDFs of the documents chosen put into one file. */
  readonly zip: (ids: readonly string[]) => void;
}

/** What can be done with the documents chosen: pay them in one charge, or take their PDFs away. */
export function selectionBar({
  chosen,
  more,
  kit,
  locale,
  pay,
  clear,
  zip,
}: SelectionContext): TemplateResult | typeof nothing {
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
    <button class="quiet icon" aria-label=${more.clear} title=${more.clear} @click=${clear}>
      ${crossIcon}
    </button>
  </div>`;
}
