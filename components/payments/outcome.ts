import { html, type LitElement, type TemplateResult } from 'lit';
import type { Input, Output } from '../contract/api.ts';
import type { Payment } from '../contract/payments.ts';
import { cardStyles } from '../kit/card-styles.ts';
import type { Locale } from '../kit/format.ts';
import { refusalOf } from '../session/refusal.ts';
import type { SessionController } from '../session/session-controller.ts';
import { fr, type OutcomeStrings } from './outcome-strings.ts';
import { outcomeStyles } from './outcome-styles.ts';
import { leaveFor, newKey } from './page.ts';
import { paymentView } from './payment-view.ts';
import type { Strings } from './strings.ts';
import { transferView } from './transfer-view.ts';

/** What the button does, and what comes after it: the payment that is followed, or the references of a transfer. */
export class Outcome {
  readonly styles = [cardStyles, outcomeStyles];
  readonly #host: LitElement;
  readonly #session: SessionController;
  readonly #t: OutcomeStrings;
  readonly #locale: Locale;
  #key = newKey();
  #transfers: Output<'payByTransfer'> | undefined;
  #copied = false;

  /** Loads it with its sentences. */
  static async load(host: LitElement, session: SessionController, locale: Locale): Promise<Outcome> {
    const t = locale === 'en' ? (await import('./outcome-strings.en.ts')).en : fr;
    return new Outcome(host, session, locale, t);
  }

  private constructor(host: LitElement, session: SessionController, locale: Locale, t: OutcomeStrings) {
    this.#host = host;
    this.#session = session;
    this.#locale = locale;
    this.#t = t;
  }

  /** Pays in one charge: answers the payment to follow, or leaves for the page that the provider named; throws refusals. */
  async pay(input: Input<'payInvoices'>): Promise<string | undefined> {
    try {
      const answer = await this.#session.value?.call('payInvoices', input, { key: this.#key });
      if (answer?.redirectUrl) leaveFor(answer.redirectUrl);
      else if (!answer?.payment) this.#session.value?.refresh();
      return answer?.redirectUrl ? undefined : answer?.payment;
    } catch (error) {
      // A refusal ended that wish: the next try is another one.
      if (refusalOf(error).code !== 'offline') this.#key = newKey();
      throw error;
    }
  }

  /** Makes the references of a transfer, which stand in the place of the form from then on. */
  async transfer(quote: string): Promise<void> {
    this.#transfers = await this.#session.value?.call('payByTransfer', { quote });
  }

  payment(it: Payment, shared: Strings, close: TemplateResult | undefined): TemplateResult {
    return paymentView(it, { ...shared, ...this.#t }, this.#locale, close);
  }

  /** `undefined` while none was asked for. */
  transfers(shared: Strings, close: TemplateResult | undefined): TemplateResult | undefined {
    const copy = (text: string): void => void this.#copy(text);
    return (
      this.#transfers &&
      html`${transferView(this.#transfers, { ...shared, ...this.#t }, this.#locale, copy, close)}
        <p class="for-reader" role="status">${this.#copied ? this.#t.copied : ''}</p>`
    );
  }

  async #copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.#copied = true;
    this.#host.requestUpdate();
  }
}
