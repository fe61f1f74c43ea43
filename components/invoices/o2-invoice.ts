import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Invoice } from '../contract/invoice-detail.ts';
import type { Ability } from '../contract/shapes.ts';
import { answerView, notice } from '../kit/answer-view.ts';
import { money } from '../kit/format.ts';
import { downloadIcon } from '../kit/icons.ts';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { refusalText } from '../session/refusal.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import type { Beside } from './beside.ts';
import { InvoiceOpenEvent } from './events.ts';
import { invoiceStrings } from './invoice-locales.ts';
import { invoiceStyles } from './invoice-styles.ts';
import { linesView } from './lines-view.ts';
import { nextStep } from './next-step.ts';
import { stateOf } from './words.ts';

/**
 * @summary One invoice or credit note: what is to be done about it, its lines and VAT, what settled it, and its PDF.
 *
 * @fires {InvoiceOpenEvent} o2-invoice-open - A related document was chosen; cancel it to show it yourself.
 * @fires {InvoiceServiceEvent} o2-invoice-service - A service that the document bills was chosen.
 * @csspart head - Number, state, next step and actions.
 * @csspart card - One block of the page.
 * @csspart notice - What stands instead of the page: refused, not found, not signed in.
 * @csspart sign-in - The button that opens the sign-in.
 */
export class O2Invoice extends LitElement {
  static override styles = invoiceStyles;

  /** Id of the document, such as `inv_1`. */
  @property({ attribute: 'invoice-id' }) invoiceId?: string;

  /** Gives the address of a service; without it a button tells of the wish by `o2-invoice-service`. */
  @property({ attribute: false }) serviceHref?: ((id: string) => string) | undefined;

  #session = new SessionController(this);
  #words = new StringsController(this, invoiceStrings);
  #kit = new StringsController(this, kitStrings);
  #query = new Query(this, this.#session, 'getInvoice', () =>
    this.invoiceId ? { id: this.invoiceId } : undefined,
  );
  #beside = new Lazy(this, async () =>
    (await import('./beside.ts')).Beside.load(this, this.#session, this.#words.locale),
  );
  #wantsFocus = false;

  /** Moves the keyboard to the number, as soon as it is there. */
  override focus(options?: FocusOptions): void {
    const heading = this.shadowRoot?.querySelector<HTMLElement>('h2');
    this.#wantsFocus = !heading;
    heading?.focus(options);
  }

  protected override willUpdate(): void {
    if (this.invoiceId && !this.#beside.failed) void this.#beside.get();
  }

  protected override updated(): void {
    if (this.#wantsFocus) this.focus();
  }

  override render() {
    const { answer } = this.#query;
    const shown = answer.data && answer.data.id !== this.invoiceId ? { status: 'loading' as const } : answer;
    const beside = this.#beside.value;
    const failed = this.#beside.failed || beside?.acts.failed;
    const said = failed ? this.#kit.t.reload : refusalText(beside?.acts.refusal, this.#kit.t);
    return html`${said ? notice(said) : nothing}
    ${answerView<Invoice>(shown, this.#session.standing(this.#kit), bones, (it) => this.#page(it))}
    ${beside?.dialogs(this.#kit.t)}`;
  }

  #page(it: Invoice): TemplateResult {
    const { t, locale } = this.#words;
    const beside = this.#beside.value;
    return html`<article aria-labelledby="name">
      ${this.#head(it)} ${beside?.disputes(it)}
      <div class="sides">
        <section class="card" part="card" aria-labelledby="lines">
          <h3 id="lines">${it.kind === 'FA' ? t.billed : t.credited}</h3>
          ${linesView(it, t, locale)}
        </section>
        <div class="beside">
          ${beside?.column(it, { words: t, open: this.#open }) ?? html`<section class="card"><span class="bone"></span></section>`}
        </div>
      </div>
    </article>`;
  }

  #head(it: Invoice): TemplateResult {
    const { t, locale } = this.#words;
    const badge = stateOf(it, t);
    return html`<header part="head">
      <div>
        <p class="soft">${t.kinds[it.kind]}</p>
        <h2 id="name" tabindex="-1">
          ${it.number}
          <span class="badge ${it.attempt ? 'info' : badge.tone}">${it.attempt ? t.pay : badge.words}</span>
        </h2>
        <p class="wrap">${it.subject}</p>
        <p class="step" role="status">${nextStep(it, t, locale)}</p>
      </div>
      ${this.#acts(it)}
    </header>`;
  }

  /** What can be done with it; what cannot be done says why. */
  #acts(it: Invoice): TemplateResult {
    const { t, locale } = this.#words;
    const isDue = it.kind === 'FA' && it.due.cents > 0;
    const noFile = it.fileReady ? '' : it.lines.length > 0 ? t.pdfSoon : this.#kit.t.reasons['no-document'];
    return html`<div class="acts no-print">
      ${isDue ? this.#act('pay', t.payAll(money(it.due, locale)), it.actions.pay, () => this.#start(it)) : nothing}
      ${this.#act('pdf', html`${downloadIcon}<span>${t.pdf}</span>`, it.actions.download, () => this.#do(({ acts }) => acts.download(it)), noFile)}
      ${it.kind === 'FA' && it.state !== 'credited' ? this.#act('contest', t.contest, it.actions.dispute, () => this.#do(({ acts }) => acts.contest(it))) : nothing}
    </div>`;
  }

  #act(
    name: 'pay' | 'pdf' | 'contest',
    words: unknown,
    can: Ability | undefined,
    run: () => void,
    why = can && !can.allowed ? this.#kit.t.reasons[can.reason] : '',
  ): TemplateResult {
    return html`<span class="act">
      <button
        class=${name === 'pay' ? 'primary' : ''}
        aria-disabled=${why ? 'true' : 'false'}
        aria-describedby=${why ? `why-${name}` : nothing}
        @click=${() => !why && run()}
      >
        ${words}
      </button>
      ${why ? html`<span id="why-${name}" class="soft small">${why}</span>` : nothing}
    </span>`;
  }

  #open = (id: string): void => {
    if (this.dispatchEvent(new InvoiceOpenEvent(id))) this.invoiceId = id;
  };

  #start(it: Invoice): void {
    if (this.#session.state.info?.partner) this.#do(({ acts }) => acts.pay(it));
    else this.#session.value?.openHosted('pay', { invoices: it.id });
  }

  #do(act: (beside: Beside) => Promise<void>): void {
    void this.#beside.get().then((beside) => beside && act(beside));
  }
}

const bones = html`<div class="bones">
  <span class="bone short"></span><span class="bone"></span>
  <div class="columns"><span class="card"></span><span class="card"></span></div>
</div>`;
