import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Output } from '../contract/api.ts';
import type { PaymentMethod } from '../contract/payment-methods.ts';
import { answerView, notice, waitingView, type Standing } from '../kit/answer-view.ts';
import { formStyles } from '../kit/form-styles.ts';
import { money, time } from '../kit/format.ts';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController, type Sentences } from '../kit/strings-controller.ts';
import type { Answer, ProblemError } from '../session/session.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { strings } from './locales.ts';
import { meansName, meansNature } from './means.ts';
import type { Outcome } from './outcome.ts';
import { closeWindow, leaveFor, newKey } from './page.ts';
import { fr, type PayStrings } from './pay-strings.ts';
import { styles } from './styles.ts';

const words: Sentences<PayStrings> = { fr, en: () => import('./pay-strings.en.ts').then(({ en }) => en) };

type Quote = Output<'getQuote'>;

const bones = html`<div class="bones stack narrow">
  <span class="bone short"></span><span class="bone"></span>
</div>`;

/**
 * @summary Pays one or several invoices in one charge; hosted page only.
 *
 * The amount is fixed by a stored quote, never by the page. A means is chosen among the saved ones or entered on the
 * provider's page, or the invoices are paid by a transfer with a reference of their own. While a payment is open, it is followed live and cannot be started twice.
 *
 * @csspart pay - The button that pays.
 * @csspart notice - What stands instead of the form.
 */
export class O2Pay extends LitElement {
  static override styles = [...styles, formStyles];

  /** A quote that fixed the amount. */
  @property() quote?: string;

  /** Ids of invoices, separated by commas: a quote is made of what is due. */
  @property() invoices?: string;

  /** A payment to follow, on the way back from the provider. */
  @property() payment?: string;

  /** The page stands in a window that another page opened: the way on is to close it. */
  @property({ type: Boolean }) closes = false;

  @state() private made: string | undefined;
  @state() private chosen = '';
  @state() private save = false;
  @state() private credit = false;
  @state() private transfers: Output<'payByTransfer'> | undefined;
  @state() private copied = '';
  @state() private busy = false;
  @state() private refused: ProblemError | undefined;

  #key = newKey();
  #asked?: string | undefined;
  #session = new SessionController(this);
  #words = new StringsController(this, words);
  #shared = new StringsController(this, strings);
  #kit = new StringsController(this, kitStrings);
  #quote = new Query(this, this.#session, 'getQuote', () => this.#quoteInput);
  #methods = new Query(this, this.#session, 'listPaymentMethods', () => (this.payment ? undefined : {}));
  #payment = new Query(this, this.#session, 'getPayment', () =>
    this.payment ? { id: this.payment } : undefined,
  );

  #outcome = new Lazy(this, async () => (await import('./outcome.ts')).Outcome.load(this.#words.locale));

  get #quoteInput(): { id: string } | undefined {
    const id = this.quote ?? this.made;
    return id && !this.payment ? { id } : undefined;
  }

  protected override willUpdate(): void {
    if (this.payment || this.transfers) this.#outcome.soon();
    if (this.invoices !== this.#asked && this.#session.state.status === 'active') void this.#makeQuote();
  }

  override render(): TemplateResult {
    const { transfers } = this;
    if (this.payment)
      return answerView(this.#payment.answer, this.#standing, bones, (it) =>
        this.#after((outcome) => outcome.payment(it, this.#shared.t, this.#close)),
      );
    if (transfers)
      return this.#after((outcome) =>
        outcome.transfers(
          transfers,
          this.#shared.t,
          this.copied,
          (text) => void this.#copy(text),
          this.#close,
        ),
      );
    if (!this.#quoteInput && (this.refused || !this.invoices))
      return notice(
        this.#why,
        this.#isHopeless
          ? nothing
          : html`<button @click=${() => this.#makeQuote()}>${this.#kit.t.retry}</button>`,
      );
    return answerView<Quote>(this.#quoted, this.#standing, bones, (quote) => this.#form(quote));
  }

  /** While nobody is known no quote can be made: what failed for the means failed for it too. */
  get #quoted(): Answer<Quote> {
    const { error } = this.#methods.answer;
    const isKnown = this.#quoteInput || this.#session.state.status === 'active' || !error;
    return isKnown ? this.#quote.answer : { status: 'failed', error, refreshing: false };
  }

  #after(show: (outcome: Outcome) => TemplateResult): TemplateResult {
    const { value, failed } = this.#outcome;
    if (value) return show(value);
    return failed ? notice(this.#shared.t.reload) : waitingView(this.#standing, bones);
  }

  get #standing(): Standing {
    return this.#session.standing(this.#kit);
  }

  get #close(): TemplateResult | undefined {
    // Only a partner's page brings a quote: it waits behind this window.
    return this.closes || this.quote
      ? html`<button class="primary" @click=${closeWindow}>${this.#kit.t.close}</button>`
      : undefined;
  }

  #form(quote: Quote): TemplateResult {
    const { t, locale } = this.#words;
    return html`<form class="stack narrow" @submit=${this.#pay}>
      ${this.#methods.answer.data?.sandbox ? html`<p class="sandbox">${this.#shared.t.sandbox}</p>` : nothing}
      <h2>${t.payTitle}</h2>
      <ul class="rows">
        ${quote.invoices.map(
          (it) =>
            html`<li>
              <span class="wrap">${it.number}<br /><span class="soft small">${it.subject}</span></span>
              <span class="number">${money(it.amount, locale)}</span>
            </li>`,
        )}
      </ul>
      <p class="total"><span>${t.toPay}</span><span class="number">${money(quote.amount, locale)}</span></p>
      ${
        quote.credit.cents > 0 && this.#picked !== 'transfer'
          ? html`<label class="choice">
              <input type="checkbox" .checked=${this.credit} @change=${() => (this.credit = !this.credit)} />
              <span>${t.useCredit(money(quote.credit, locale))}</span>
            </label>`
          : nothing
      }
      ${this.#choices()}
      <p class="error" role="alert" ?hidden=${!this.refused}>${this.#why}</p>
      <button class="primary" part="pay" ?disabled=${this.busy}>
        ${this.#picked === 'transfer' ? t.transferGo : t.payAmount(money(quote.amount, locale))}
      </button>
      <p class="hint">
        ${t.fixedUntil(time(Date.parse(quote.expiresAt), locale))}
        <button type="button" class="quiet small" @click=${() => this.#session.value?.openHosted('terms')}>
          ${t.terms}
        </button>
      </p>
    </form>`;
  }

  get #usable(): readonly PaymentMethod[] {
    return this.#methods.answer.data?.items.filter((it) => it.status !== 'expired') ?? [];
  }

  /** The saved means that was picked, or `new` or `transfer`. */
  get #picked(): string {
    const methods = this.#usable;
    return this.chosen || (methods.find((it) => it.isDefault)?.id ?? methods[0]?.id ?? 'new');
  }

  #choices(): TemplateResult {
    const { t } = this.#words;
    const shared = this.#shared.t;
    const methods = this.#usable;
    const chosen = this.#picked;
    const choice = (value: string, name: string, hint?: string): TemplateResult =>
      html`<label class="choice">
        <input
          type="radio"
          name="means"
          value=${value}
          .checked=${chosen === value}
          @change=${() => (this.chosen = value)}
        />
        <span class="wrap">${name}</span>${hint ? html`<span class="hint">${hint}</span>` : nothing}
      </label>`;
    return html`<fieldset class="choices">
      <legend>${t.with}</legend>
      ${methods.map((it) => choice(it.id, meansName(it, shared), meansNature(it, shared)))}
      ${choice('new', t.newMeans, shared.newMeansHint)} ${choice('transfer', t.byTransfer, t.byTransferHint)}
      ${
        chosen === 'new'
          ? html`<label class="choice">
              <input type="checkbox" .checked=${this.save} @change=${() => (this.save = !this.save)} />
              <span>${t.keepMeans}</span>
            </label>`
          : nothing
      }
    </fieldset>`;
  }

  /** Once for what is named, whatever comes of it. */
  async #makeQuote(): Promise<void> {
    this.#asked = this.invoices;
    if (!this.invoices || this.quote || this.payment) return;
    this.busy = true;
    this.refused = undefined;
    try {
      const ids = this.invoices.split(',').map((id) => ({ id }));
      this.made = (await this.#session.value?.call('quotePayment', { invoices: ids }))?.quote;
    } catch (error) {
      this.refused = refusalOf(error);
    } finally {
      this.busy = false;
    }
  }

  #pay = async (event: Event): Promise<void> => {
    event.preventDefault();
    const quote = this.#quoteInput?.id;
    if (this.busy || !quote) return;
    this.busy = true;
    this.refused = undefined;
    const picked = (event.target as HTMLFormElement).elements.namedItem('means') as RadioNodeList | null;
    const method = picked && picked.value !== 'new' && picked.value !== '' ? picked.value : undefined;
    try {
      if (method === 'transfer') {
        this.transfers = await this.#session.value?.call('payByTransfer', { quote });
        return;
      }
      const input = {
        quote,
        useCredit: this.credit,
        saveMethod: this.save && !method,
        ...(method ? { method } : {}),
      };
      const answer = await this.#session.value?.call('payInvoices', input, { key: this.#key });
      if (answer?.redirectUrl) leaveFor(answer.redirectUrl);
      else if (answer?.payment) this.payment = answer.payment;
      else this.#session.value?.refresh();
    } catch (error) {
      this.refused = refusalOf(error);
      // A refusal ended that wish: the next try is another one.
      if (this.refused.code !== 'offline') this.#key = newKey();
    } finally {
      this.busy = false;
    }
  };

  async #copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.copied = this.#shared.t.copied;
  }

  /** Another try would say the same. */
  get #isHopeless(): boolean {
    return !this.refused || /found|input|refused/.test(this.refused.code);
  }

  /** Why it cannot be paid; what is not there is paid, or somebody else’s, or was never named. */
  get #why(): string {
    const { refused } = this;
    if (!this.#quoteInput && (!refused || /found|input/.test(refused.code))) return this.#words.t.payNothing;
    return refusalText(refused, this.#kit.t);
  }
}
