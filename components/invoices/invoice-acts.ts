import type { ReactiveControllerHost } from 'lit';
import type { Invoice } from '../contract/invoice-detail.ts';
import type { Locale } from '../kit/format.ts';
import { Lazy } from '../kit/lazy.ts';
import type { KitStrings } from '../kit/strings.ts';
import { refusalOf } from '../session/refusal.ts';
import type { ProblemError } from '../session/session.ts';
import type { SessionController } from '../session/session-controller.ts';
import type { BesideStrings } from './beside-strings.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** What the customer does with a document; each dialog comes with its first use. */
export class InvoiceActs {
  readonly #host: Host;
  readonly #session: SessionController;
  readonly #pay;
  readonly #contest;
  /** Why the last one was not done. */
  refusal: ProblemError | undefined;

  constructor(host: Host, session: SessionController, locale: Locale) {
    this.#host = host;
    this.#session = session;
    this.#pay = new Lazy(host, async () =>
      (await import('./pay-place.ts')).PayPlace.load(host, session, locale),
    );
    this.#contest = new Lazy(
      host,
      async () => new (await import('./dispute-dialog.ts')).DisputeDialog(host, session),
    );
  }

  /** Whether a dialog could not be loaded. */
  get failed(): boolean {
    return this.#pay.failed || this.#contest.failed;
  }

  /** Its dialogs, where they are there. */
  render(t: BesideStrings, kit: KitStrings, locale: Locale): unknown[] {
    return [this.#contest.value?.render(t, kit, locale), this.#pay.value?.render(kit)];
  }

  /** In the page of a partner, who cannot open the window of payment in one step. */
  async pay(it: Invoice): Promise<void> {
    (await this.#pay.get())?.show([it]);
  }

  async contest(it: Invoice): Promise<void> {
    await (await this.#contest.get())?.show(it);
  }

  withdraw({ id }: Invoice): Promise<void> {
    return this.#attempt(() => this.#session.value?.call('withdrawDispute', { id }));
  }

  download({ id }: Invoice): Promise<void> {
    return this.#attempt(async () => {
      const { saveFile } = await import('../kit/download.ts');
      const file = await this.#session.value?.download('downloadInvoice', { id });
      if (file) saveFile(file.blob, file.fileName);
    });
  }

  async #attempt(run: () => Promise<unknown> | undefined): Promise<void> {
    this.refusal = undefined;
    this.#host.requestUpdate();
    try {
      await run();
    } catch (error) {
      this.refusal = refusalOf(error);
    }
    this.#host.requestUpdate();
  }
}
