import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Output } from '../contract/api.ts';
import type { PaymentMethod } from '../contract/payment-methods.ts';
import type { Payment } from '../contract/payments.ts';
import { answerView, notice, waitingView, type Standing } from '../kit/answer-view.ts';
import { money, time } from '../kit/format.ts';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController, type Sentences } from '../kit/strings-controller.ts';
import type { Answer, ProblemError } from '../session/session.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { strings } from './locales.ts';
import { meansName, meansNature } from './means.ts';
import { closeWindow } from './page.ts';
import { fr, type PayStrings } from './pay-strings.ts';
import { payStyles } from './pay-styles.ts';

const words: Sentences<PayStrings> = { fr, en: () => import('./pay-strings.en.ts') };

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
 * @csspart transfer - What to write on a bank transfer.
 * @csspart notice - What stands instead of the form.
 */
export class O2Pay extends LitElement {
  static override styles = payStyles;

  /** A quote that fixed the amount. */
  @property() quote?: string;

  /** Ids of invoices, separated by commas: a quote is made of what is due. */
  @property() invoices?: string;

  /** A payment to follow, on the way back from the provider. */
  @property() payment?: string | undefined;

  /** The page stands in a window that another page opened: the way on is to close it. */
  @property({ type: Boolean }) closes = false;

  @state() private made: string | undefined;
  @state() private chosen = '';
  @state() private save = false;
  @state() private credit = false;
  @state() private busy = false;
  @state() private refused: ProblemError | undefined;

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

  #outcome = new Lazy(this, async () =>
    (await import('./outcome.ts')).Outcome.load(this, this.#session, this.#words.locale),
  );

  get #quoteInput(): { id: string } | undefined {
    const id = this.quote ?? this.made;
    return id && !this.payment ? { id } : undefined;
  }

  protected override willUpdate(): void {
    if (this.payment) this.#outcome.soon();
    if (this.invoices !== this.#asked && this.#session.state.status === 'active') void this.#makeQuote();
  }

  override render(): TemplateResult {
    if (this.payment) return answerView(this.#payment.answer, this.#standing, bones, (it) => this.#paid(it));
    const transfers = this.#outcome.value?.transfers(this.#shared.t, this.#close);
    if (transfers) return transfers;
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

  #paid(it: Payment): TemplateResult {
    const { value, failed } = this.#outcome;
    if (value) return value.payment(it, this.#shared.t, this.#close);
    return failed ? notice(this.#kit.t.reload) : waitingView(this.#standing, bones);
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
    return html`<form class="stack narrow" @submit=${this.#pay} @focusin=${() => this.#outcome.get()}>
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
          ? this.#choice('credit', this.credit, t.useCredit(money(quote.credit, locale)))
          : nothing
      }
      ${this.#choices()}
      <p class="error" role="alert" ?hidden=${this.#why === ''}>${this.#why}</p>
      <button class="primary" part="pay" aria-disabled=${this.busy}>
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
      this.#choice(value, chosen === value, name, hint, 'radio');
    return html`<fieldset class="choices">
      <legend>${t.with}</legend>
      ${methods.map((it) => choice(it.id, meansName(it, shared), meansNature(it, shared)))}
      ${choice('new', t.newMeans, shared.newMeansHint)} ${choice('transfer', t.byTransfer, t.byTransferHint)}
      ${chosen === 'new' ? this.#choice('save', this.save, t.keepMeans) : nothing}
    </fieldset>`;
  }

  #choice(
    value: string,
    on: boolean,
    words: string,
    hint = '',
    type: 'checkbox' | 'radio' = 'checkbox',
  ): TemplateResult {
    const pick = (): void => {
      if (type === 'radio') this.chosen = value;
      else this[value as 'credit' | 'save'] = !on;
    };
    return html`<label class="choice">
      <input type=${type} name=${type} value=${value} .checked=${on} @change=${pick} />
      <span class="wrap">${words}</span>${hint ? html`<span class="hint">${hint}</span>` : nothing}
    </label>`;
  }

  /** Once for what is named, whatever comes of it. */
  async #makeQuote(): Promise<void> {
    const { invoices } = this;
    this.#asked = invoices;
    if (!invoices || this.quote || this.payment) return;
    this.busy = true;
    this.refused = undefined;
    try {
      const ids = invoices.split(',').map((id) => ({ id }));
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
    const means = new FormData(event.target as HTMLFormElement).get('radio') as string | null;
    const method = means === 'new' ? undefined : (means ?? undefined);
    try {
      const outcome = await this.#outcome.get();
      if (method === 'transfer') await outcome?.transfer(quote);
      else
        this.payment = await outcome?.pay({
          quote,
          useCredit: this.credit,
          saveMethod: this.save && !method,
          ...(method ? { method } : {}),
        });
    } catch (error) {
      this.refused = refusalOf(error);
    } finally {
      this.busy = false;
    }
  };

  /** Another try would say the same. */
  get #isHopeless(): boolean {
    return !this.refused || /found|input|refused/.test(this.refused.code);
  }

  /** Why it cannot be paid; what is not there is paid, or somebody else’s, or was never named. */
  get #why(): string {
    const { refused } = this;
    // Pressing once more asks for it again.
    if (this.#outcome.failed) return this.#kit.t.problems.offline;
    if (!this.#quoteInput && (!refused || /found|input/.test(refused.code))) return this.#words.t.payNothing;
    return refusalText(refused, this.#kit.t);
  }
}
