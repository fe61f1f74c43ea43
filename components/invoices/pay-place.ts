import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { InvoiceRow } from '../contract/invoices.ts';
import { dialogStyles } from '../kit/dialog-styles.ts';
import type { Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { SessionController } from '../session/session-controller.ts';
import { demandStyles } from './demand-styles.ts';
import { moreStrings } from './more-locales.ts';
import type { MoreStrings } from './more-strings.ts';
import { PayDialog } from './pay-dialog.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** The payment dialog with its styles and sentences, for the page of one document. */
export class PayPlace {
  readonly styles = [dialogStyles, demandStyles];
  readonly #dialog: PayDialog;
  readonly #words: MoreStrings;
  readonly #locale: Locale;

  static async load(host: Host, session: SessionController, locale: Locale): Promise<PayPlace> {
    return new PayPlace(new PayDialog(host, session), await moreStrings(locale), locale);
  }

  private constructor(dialog: PayDialog, words: MoreStrings, locale: Locale) {
    this.#dialog = dialog;
    this.#words = words;
    this.#locale = locale;
  }

  show(rows: readonly InvoiceRow[]): void {
    void this.#dialog.show(rows);
  }

  render(kit: KitStrings): TemplateResult {
    return this.#dialog.render(this.#words, kit, this.#locale);
  }
}
