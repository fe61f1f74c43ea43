import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Output } from '../contract/api.ts';
import { answerView } from '../kit/answer-view.ts';
import { instant, money, type Locale } from '../kit/format.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import type { ProblemError } from '../session/session.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { fr, type WalletStrings } from './wallet-strings.ts';
import { walletStyles } from './wallet-styles.ts';

type Wallet = Output<'getWallet'>;
type Entry = Wallet['entries'][number];

/**
 * @summary The customer's credit: how much there is, where each part comes from, what it was used for, and how to have it back.
 *
 * Two tasks bring a customer here:
 * 1. « D’où vient ce crédit ? » Each line names its credit note or payment: no step.
 * 2. « Je préfère être remboursé. » One button and its confirmation, on our own pages.
 *
 * @csspart card - The balance and the list of movements.
 * @csspart refund - The button that asks it back.
 * @csspart notice - What stands instead: refused, not signed in.
 * @csspart sign-in - The button that opens the sign-in.
 */
export class O2Wallet extends LitElement {
  static override styles = walletStyles;

  @state() private asking = false;
  @state() private busy = false;
  @state() private done: Output<'refundCredit'> | undefined;
  @state() private refusal: ProblemError | undefined;

  #session = new SessionController(this);
  #words = new StringsController<WalletStrings>(this, {
    fr,
    en: () => import('./wallet-strings.en.ts'),
  });
  #kit = new StringsController(this, kitStrings);
  #query = new Query(this, this.#session, 'getWallet', () => ({}));
  /** One wish, one refund, however often it is sent. */
  #key = '';

  override render(): TemplateResult {
    return answerView<Wallet>(this.#query.answer, this.#session.standing(this.#kit), bones, (it) =>
      this.#page(it),
    );
  }

  #page(it: Wallet): TemplateResult {
    const { t, locale } = this.#words;
    return html`<section class="card" part="card" aria-labelledby="balance">
        <h2 id="balance">${t.title}</h2>
        <p class="balance number">${money(it.balance, locale)}</p>
        <p class="soft">${it.balance.cents > 0 ? t.what : t.nothing}</p>
        <p role="status">${this.#told(locale)}</p>
        ${it.balance.cents > 0 ? this.#way(it) : nothing}
      </section>
      ${it.entries.length > 0 ? this.#movements(it.entries) : nothing}`;
  }

  /** The way back, or why there is none; what no payment can take is said before anything is asked. */
  #way(it: Wallet): TemplateResult {
    const { t, locale } = this.#words;
    const { refund } = it.actions;
    if (!refund.allowed) {
      const why = refund.reason === 'already-refunded' ? t.byTransfer : this.#kit.t.reasons[refund.reason];
      return html`<p class="soft small">${why}</p>`;
    }
    const part = it.refundable.cents < it.balance.cents;
    const amount = money(it.refundable, locale);
    return this.asking
      ? html`<div class="ask" role="group" aria-labelledby="sure">
          <p id="sure">${t.sure(amount)}${part ? ` ${t.onlyPart}` : ''}</p>
          <div class="acts">
            <button @click=${() => (this.asking = false)}>${this.#kit.t.cancel}</button>
            <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'} @click=${this.#send}>
              ${t.go(amount)}
            </button>
          </div>
        </div>`
      : html`<p><button part="refund" @click=${this.#ask}>${t.ask}</button></p>`;
  }

  #movements(entries: readonly Entry[]): TemplateResult {
    const { t, locale } = this.#words;
    return html`<section class="card" part="card" aria-labelledby="moves">
      <h3 id="moves">${t.moves}</h3>
      <ul class="moves">
        ${entries.map(
          (it) =>
            html`<li>
              <span class="wrap"
                >${wordsOf(it, t)}<span class="soft small">${instant(it.at, locale)}</span></span
              ><span class="number">${it.amount.cents > 0 ? '+' : ''}${money(it.amount, locale)}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #told(locale: Locale): string {
    if (this.refusal) return refusalText(this.refusal, this.#kit.t);
    return this.done ? this.#words.t.done(money(this.done.refunded, locale)) : '';
  }

  #ask = (): void => {
    this.asking = true;
    this.refusal = this.done = undefined;
    this.#key = crypto.randomUUID();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.ask .primary')?.focus());
  };

  #send = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    try {
      this.done = await this.#session.value?.call('refundCredit', {}, { key: this.#key });
    } catch (error) {
      this.refusal = refusalOf(error);
    }
    this.busy = false;
    this.asking = false;
  };
}

/** Where a part of the credit came from, or what it was used for. */
function wordsOf({ use, origin, originNumber, useNumber, refund }: Entry, t: WalletStrings): string {
  if (use === 'invoice') return t.usedFor(useNumber ?? '');
  if (use === 'refund') return t.refunds[refund ?? ''] ?? t.refunded;
  return origin === 'credit-note' ? t.fromNote(originNumber ?? '') : t.fromPayment;
}

const bones = html`<div class="bones"><span class="card"></span></div>`;
