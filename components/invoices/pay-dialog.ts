import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { InvoiceRow } from '../contract/invoices.ts';
import type { Output } from '../contract/api.ts';
import { money, time, type Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { ProblemError } from '../session/session.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import type { SessionController } from '../session/session-controller.ts';
import type { MoreStrings } from './more-strings.ts';

/**
 * Paying from a partner's page: the amount is fixed on the server first, and the window that confirms it opens in the
 * click that follows, which no blocker stops.
 */
export class PayDialog {
  #host: ReactiveControllerHost & HTMLElement;
  #session: SessionController;
  #rows: readonly InvoiceRow[] = [];
  #quote: Output<'quotePayment'> | undefined;
  #error: ProblemError | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, session: SessionController) {
    this.#host = host;
    this.#session = session;
  }

  async show(rows: readonly InvoiceRow[]): Promise<void> {
    this.#rows = rows;
    this.#quote = this.#error = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
    try {
      this.#quote = await this.#session.value?.call('quotePayment', {
        invoices: rows.map(({ id }) => ({ id })),
      });
    } catch (error) {
      this.#error = refusalOf(error);
    }
    this.#host.requestUpdate();
  }

  render(more: MoreStrings, kit: KitStrings, locale: Locale): TemplateResult {
    const quote = this.#quote;
    const open = (): void => {
      if (quote) this.#session.value?.openHosted('pay', { quote: quote.quote });
      this.#dialog?.close();
    };
    return html`<dialog id="pay" aria-labelledby="pay-title" closedby="any">
      <div class="stack">
        <h2 id="pay-title">${more.payTitle}</h2>
        <ul class="payees">
          ${this.#rows.map((row) => html`<li><span class="wrap">${row.number} · ${row.subject}</span> <span class="number">${money(row.due, locale)}</span></li>`)}
        </ul>
        <p role="status">${this.#told(more, kit, locale)}</p>
        <div class="buttons">
          <button class="quiet" @click=${() => this.#dialog?.close()}>${kit.cancel}</button>
          ${quote ? html`<button class="primary" autofocus @click=${open}>${more.payGo(money(quote.amount, locale))}</button>` : nothing}
        </div>
      </div>
    </dialog>`;
  }

  #told(more: MoreStrings, kit: KitStrings, locale: Locale): string {
    const refused = refusalText(this.#error, kit);
    if (refused) return refused;
    const quote = this.#quote;
    return quote ? `${more.payWhat} ${time(Date.parse(quote.expiresAt), locale)}.` : more.payAsking;
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>('#pay');
  }
}
