import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Invoice } from '../contract/invoice-detail.ts';
import type { Ability } from '../contract/shapes.ts';
import { answerView, notice, type Standing } from '../kit/answer-view.ts';
import { date, money } from '../kit/format.ts';
import { downloadIcon } from '../kit/icons.ts';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import type { ProblemError } from '../session/session.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { InvoiceOpenEvent } from './events.ts';
import type { BesideContext } from './beside.ts';
import { invoiceStrings } from './invoice-locales.ts';
import { invoiceStyles } from './invoice-styles.ts';
import { linesView } from './lines-view.ts';
import { nextStep } from './next-step.ts';
import { InvoiceServiceEvent } from './service-event.ts';
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

  @state() private refusal: ProblemError | undefined;

  #session = new SessionController(this);
  #words = new StringsController(this, invoiceStrings);
  #kit = new StringsController(this, kitStrings);
  #query = new Query(this, this.#session, 'getInvoice', () =>
    this.invoiceId ? { id: this.invoiceId } : undefined,
  );
  #beside = new Lazy(this, async () =>
    (await import('./beside.ts')).Beside.load(this, this.#session, this.#words.locale),
  );
  #pay = new Lazy(this, async () =>
    (await import('./pay-place.ts')).PayPlace.load(this, this.#session, this.#words.locale),
  );
  #contest = new Lazy(
    this,
    async () => new (await import('./dispute-dialog.ts')).DisputeDialog(this, this.#session),
  );
  #wantsFocus = false;

  /** Moves the keyboard to the number, as soon as it is there. */
  override focus(options?: FocusOptions): void {
    const heading = this.shadowRoot?.querySelector<HTMLElement>('h2');
    this.#wantsFocus = !heading;
    heading?.focus(options);
  }

  protected override willUpdate(): void {
    if (this.invoiceId) void this.#beside.get();
  }

  protected override updated(): void {
    if (this.#wantsFocus) this.focus();
  }

  override render() {
    const { answer } = this.#query;
    const shown = answer.data && answer.data.id !== this.invoiceId ? { status: 'loading' as const } : answer;
    const failed = this.#beside.failed || this.#pay.failed || this.#contest.failed;
    const said = failed ? this.#words.t.reload : refusalText(this.refusal, this.#kit.t);
    return html`${said ? notice(said) : nothing}
    ${answerView<Invoice>(shown, this.#standing, bones, (it) => this.#page(it))}
    ${this.#beside.value ? this.#contest.value?.render(this.#beside.value.t, this.#kit.t, this.#kit.locale) : nothing}
    ${this.#pay.value?.render(this.#kit.t) ?? nothing}`;
  }

  #page(it: Invoice): TemplateResult {
    const { t, locale } = this.#words;
    const beside = this.#beside.value;
    const at: BesideContext = { words: t, open: this.#open, attempt: this.#attempt };
    return html`<article aria-labelledby="name">
      ${this.#head(it)} ${beside?.bankDispute(it) ?? nothing} ${beside?.dispute(it, at) ?? nothing}
      <div class="sides">
        <section class="card" part="card" aria-labelledby="lines">
          <h3 id="lines">${it.kind === 'FA' ? t.billed : t.credited}</h3>
          ${linesView(it, t, locale)}
        </section>
        <div class="beside">
          <section class="card" part="card">${beside?.settlement(it, at) ?? bone}</section>
          <section class="card" part="card" aria-labelledby="facts">
            <h3 id="facts">${t.facts}</h3>
            ${this.#facts(it)}
          </section>
          ${
            beside
              ? html`<section class="card" part="card" aria-labelledby="history">
                  <h3 id="history">${beside.t.history}</h3>
                  ${beside.timeline(it)}
                </section>`
              : nothing
          }
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
      ${this.#act('pdf', html`${downloadIcon}<span>${t.pdf}</span>`, it.actions.download, () => void this.#download(it), noFile)}
      ${it.kind === 'FA' && it.state !== 'credited' ? this.#act('contest', t.contest, it.actions.dispute, () => void this.#contest.get().then((dialog) => dialog?.show(it))) : nothing}
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

  #facts(it: Invoice): TemplateResult {
    const { t, locale } = this.#words;
    const buyer = [it.buyer.name, ...it.buyer.lines].filter((line) => line !== '').join('\n');
    const facts: readonly (readonly [string, unknown])[] = [
      [t.issuedOn, date(it.issuedOn, locale)],
      [t.dueOn, it.dueOn && date(it.dueOn, locale)],
      [t.seller, t.sellers[it.seller]],
      [t.buyer, buyer && html`<span class="buyer">${buyer}</span>`],
      [t.purchaseOrder, it.purchaseOrder],
      [t.reason, it.reason],
      [t.services, it.services.length > 0 && it.services.map(({ id, label }) => this.#service(id, label))],
    ];
    return html`<dl>
      ${facts.map(([term, words]) =>
        words
          ? html`<div>
              <dt>${term}</dt>
              <dd class="wrap">${words}</dd>
            </div>`
          : nothing,
      )}
    </dl>`;
  }

  #service(id: string, label: string): TemplateResult {
    const href = this.serviceHref?.(id);
    const told = (): void => void this.dispatchEvent(new InvoiceServiceEvent(id));
    return href
      ? html`<a href=${href}>${label}</a> `
      : html`<button class="link" @click=${told}>${label}</button> `;
  }

  #open = (id: string): void => {
    if (this.dispatchEvent(new InvoiceOpenEvent(id))) this.invoiceId = id;
  };

  #start(it: Invoice): void {
    if (this.#session.state.info?.partner) void this.#pay.get().then((place) => place?.show([it]));
    else this.#session.value?.openHosted('pay', { invoices: it.id });
  }

  #download({ id }: Invoice): Promise<void> {
    return this.#attempt(async () => {
      const { saveFile } = await import('../kit/download.ts');
      const file = await this.#session.value?.download('downloadInvoice', { id });
      if (file) saveFile(file.blob, file.fileName);
    });
  }

  #attempt = async (run: () => Promise<void>): Promise<void> => {
    this.refusal = undefined;
    try {
      await run();
    } catch (error) {
      this.refusal = refusalOf(error);
    }
  };

  get #standing(): Standing {
    return this.#session.standing(this.#kit);
  }
}

const bone = html`<span class="bone"></span>`;

const bones = html`<div class="bones">
  <span class="bone short"></span><span class="bone"></span>
  <div class="columns"><span class="card"></span><span class="card"></span></div>
</div>`;
