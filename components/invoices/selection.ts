import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { InvoiceRow } from '../contract/invoices.ts';
import type { Input } from '../contract/operations.ts';
import { saveFile } from '../kit/download.ts';
import { money, type Locale } from '../kit/format.ts';
import { crossIcon, downloadIcon } from '../kit/icons.ts';
import type { SessionController } from '../session/session-controller.ts';
import type { MoreStrings } from './more-strings.ts';

/** What the bar of a selection needs of its element. */
export interface SelectionContext {
  readonly chosen: ReadonlyMap<string, InvoiceRow>;
  readonly more: MoreStrings;
  readonly locale: Locale;
  readonly pay: (rows: readonly InvoiceRow[]) => void;
  readonly clear: () => void;
  readonly attempt: (run: () => Promise<void>) => Promise<void>;
}

/** What can be done with the documents chosen: pay them in one charge, or take their PDFs away. */
export class SelectionBar {
  #host: ReactiveControllerHost & HTMLElement;
  #session: SessionController;
  /** Bytes received of an archive on its way. */
  #received: number | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, session: SessionController) {
    this.#host = host;
    this.#session = session;
  }

  render(at: SelectionContext): TemplateResult | typeof nothing {
    const { chosen, more, locale, pay, clear } = at;
    const busy = this.#received !== undefined;
    if (chosen.size === 0)
      return busy ? html`<div class="selection no-print">${this.#progress(at)}</div>` : nothing;
    const rows = [...chosen.values()];
    const payable = rows.filter(({ actions }) => actions.pay?.allowed);
    const cents = payable.reduce((sum, { due }) => sum + due.cents, 0);
    const count = new Intl.NumberFormat(locale).format(chosen.size);
    return html`<div
      class="selection no-print"
      part="selection"
      role="group"
      aria-label=${more.chosen(count, chosen.size === 1)}
    >
      <span class="number" role="status">${more.chosen(count, chosen.size === 1)}</span>
      ${busy ? this.#progress(at) : nothing}
      <span class="acts">
        ${payable.length > 0 ? html`<button class="primary" @click=${() => pay(payable)}>${more.payAll(money({ cents, currency: 'EUR' }, locale))}</button>` : nothing}
        <button
          aria-label=${more.zipLabel}
          aria-disabled=${busy ? 'true' : 'false'}
          @click=${() => !busy && this.zip(at, { ids: [...chosen.keys()] })}
        >
          ${downloadIcon}<span>${more.zipChosen}</span>
        </button>
      </span>
      <button class="quiet icon" aria-label=${more.clear} title=${more.clear} @click=${clear}>
        ${crossIcon}
      </button>
    </div>`;
  }

  /** Downloads an archive and tells how far it has come. */
  zip(at: Pick<SelectionContext, 'attempt'>, input: Input<'zipInvoices'>): void {
    if (this.#received !== undefined) return;
    this.#tell(0);
    void at
      .attempt(async () => {
        const file = await this.#session.value?.download('zipInvoices', input, (bytes) => this.#tell(bytes));
        if (file) saveFile(file.blob, file.fileName);
      })
      .finally(() => this.#tell(undefined));
  }

  #tell(bytes: number | undefined): void {
    this.#received = bytes;
    this.#host.requestUpdate();
  }

  #progress({ more, locale }: SelectionContext): TemplateResult {
    const bytes = this.#received ?? 0;
    const size = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: bytes < 1e6 ? 'kilobyte' : 'megabyte',
      maximumFractionDigits: 1,
    }).format(bytes / (bytes < 1e6 ? 1e3 : 1e6));
    const words = bytes > 0 ? more.received(size) : more.making;
    return html`<label class="making"
      ><progress></progress><span class="soft small number">${words}</span></label
    >`;
  }
}
