import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { disputeReasons, type Invoice } from '../contract/invoice-detail.ts';
import type { Input } from '../contract/api.ts';
import { dialogStyles } from '../kit/dialog-styles.ts';
import { formStyles } from '../kit/form-styles.ts';
import { money, type Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { ProblemError } from '../session/session.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import type { SessionController } from '../session/session-controller.ts';
import type { BesideStrings } from './beside-strings.ts';

/** Contesting an invoice: why, which lines, and a sentence. What was typed stays when it is refused. */
export class DisputeDialog {
  readonly styles = [formStyles, dialogStyles];
  #host: ReactiveControllerHost & HTMLElement;
  #session: SessionController;
  #invoice: Invoice | undefined;
  #refusal: ProblemError | undefined;
  #empty = false;
  #busy = false;
  /** One wish, one dispute, however often it is sent. */
  #key = '';

  constructor(host: ReactiveControllerHost & HTMLElement, session: SessionController) {
    this.#host = host;
    this.#session = session;
  }

  async show(invoice: Invoice): Promise<void> {
    this.#invoice = invoice;
    this.#refusal = undefined;
    this.#empty = false;
    this.#key = crypto.randomUUID();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
  }

  render(t: BesideStrings, kit: KitStrings, locale: Locale): TemplateResult | typeof nothing {
    const it = this.#invoice;
    if (!it) return nothing;
    const error = this.#empty ? t.disputeEmpty : refusalText(this.#refusal, kit);
    return html`<dialog id="contest" aria-labelledby="contest-title" closedby="any">
      <form class="stack" novalidate @submit=${(event: SubmitEvent) => this.#submit(event, it)}>
        <h2 id="contest-title">${t.contestOf(it.number)}</h2>
        <p class="soft">${t.contestWhat}</p>
        <label class="field"
          >${t.why}<select name="reason">
            ${disputeReasons.map((reason) => html`<option value=${reason}>${t.disputeReasons[reason]}</option>`)}
          </select></label
        >
        ${it.lines.length > 1 ? this.#lines(it, t, locale) : nothing}
        <label class="field"
          >${t.message}<textarea
            name="message"
            rows="3"
            maxlength="1000"
            aria-invalid=${this.#empty ? 'true' : 'false'}
            aria-describedby="contest-error"
          ></textarea>
        </label>
        <p id="contest-error" class=${error ? 'error' : ''} role="alert">${error || nothing}</p>
        <div class="buttons">
          <button type="button" class="quiet" @click=${() => this.#dialog?.close()}>${kit.cancel}</button>
          <button class="primary" aria-disabled=${this.#busy ? 'true' : 'false'}>${t.contestGo}</button>
        </div>
      </form>
    </dialog>`;
  }

  #lines = (it: Invoice, t: BesideStrings, locale: Locale): TemplateResult =>
    html`<fieldset class="choices">
      <legend>${t.contestedLines}</legend>
      ${it.lines.map(
        ({ id, name, total }) =>
          html`<label class="choice wrap"
            ><input type="checkbox" name="lines" value=${id} /><span
              >${name} · <span class="number">${money(total, locale)}</span></span
            ></label
          >`,
      )}
    </fieldset>`;

  async #submit(event: SubmitEvent, { id }: Invoice): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const message = (data.get('message') as string).replaceAll(/\s+/g, ' ').trim();
    const lines = data.getAll('lines') as string[];
    this.#empty = message === '';
    this.#refusal = undefined;
    if (this.#empty) form.querySelector('textarea')?.focus();
    else if (!this.#busy)
      await this.#send({
        id,
        message,
        reason: data.get('reason') as Input<'disputeInvoice'>['reason'],
        ...(lines.length > 0 ? { lines } : {}),
      });
    this.#host.requestUpdate();
  }

  async #send(input: Input<'disputeInvoice'>): Promise<void> {
    this.#busy = true;
    this.#host.requestUpdate();
    try {
      await this.#session.value?.call('disputeInvoice', input, { key: this.#key });
      this.#dialog?.close();
    } catch (error) {
      this.#refusal = refusalOf(error);
      this.#key = crypto.randomUUID();
    }
    this.#busy = false;
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>('#contest');
  }
}
