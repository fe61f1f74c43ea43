import { html, type TemplateResult } from 'lit';
import type { Output } from '../contract/api.ts';
import type { Payment } from '../contract/payments.ts';
import { cardStyles } from '../kit/card-styles.ts';
import type { Locale } from '../kit/format.ts';
import { fr, type OutcomeStrings } from './outcome-strings.ts';
import { outcomeStyles } from './outcome-styles.ts';
import { paymentView } from './payment-view.ts';
import type { Strings } from './strings.ts';
import { transferView } from './transfer-view.ts';

/** What comes after the button that pays: the payment that is followed, or the references of a transfer. */
export class Outcome {
  readonly styles = [cardStyles, outcomeStyles];
  readonly #t: OutcomeStrings;
  readonly #locale: Locale;

  /** Loads it with its sentences. */
  static async load(locale: Locale): Promise<Outcome> {
    return new Outcome(locale, locale === 'en' ? (await import('./outcome-strings.en.ts')).en : fr);
  }

  private constructor(locale: Locale, t: OutcomeStrings) {
    this.#locale = locale;
    this.#t = t;
  }

  payment(it: Payment, shared: Strings, close: TemplateResult | undefined): TemplateResult {
    return paymentView(it, { ...shared, ...this.#t }, this.#locale, close);
  }

  transfers(
    it: Output<'payByTransfer'>,
    shared: Strings,
    copied: string,
    copy: (text: string) => void,
    close: TemplateResult | undefined,
  ): TemplateResult {
    return html`${transferView(it, { ...shared, ...this.#t }, this.#locale, copy, close)}
      <p class="for-reader" role="status">${copied}</p>`;
  }
}
