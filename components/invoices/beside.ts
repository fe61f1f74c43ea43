import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { Invoice } from '../contract/invoice-detail.ts';
import type { Locale } from '../kit/format.ts';
import type { SessionController } from '../session/session-controller.ts';
import { besideStyles } from './beside-styles.ts';
import { fr, type BesideStrings } from './beside-strings.ts';
import { bankDisputeView } from './bank-dispute-view.ts';
import { disputeView } from './dispute-view.ts';
import type { InvoiceStrings } from './invoice-strings.ts';
import { settlementView } from './settlement-view.ts';
import { timelineView } from './timeline-view.ts';

/** What the parts beside the lines need of their element. */
export interface BesideContext {
  readonly words: InvoiceStrings;
  readonly open: (id: string) => void;
  /** Runs something that may be refused, and tells the refusal. */
  readonly attempt: (run: () => Promise<void>) => Promise<void>;
}

/** What stands beside the lines of a document: it comes while the document itself is on its way. */
export class Beside {
  readonly styles = [besideStyles];
  readonly t: BesideStrings;
  readonly #host: ReactiveControllerHost;
  readonly #session: SessionController;
  readonly #locale: Locale;
  #copied = '';

  /** Loads it with its sentences. */
  static async load(
    host: ReactiveControllerHost,
    session: SessionController,
    locale: Locale,
  ): Promise<Beside> {
    const t = locale === 'en' ? (await import('./beside-strings.en.ts')).en : fr;
    return new Beside(host, session, locale, t);
  }

  private constructor(
    host: ReactiveControllerHost,
    session: SessionController,
    locale: Locale,
    t: BesideStrings,
  ) {
    this.#host = host;
    this.#session = session;
    this.#locale = locale;
    this.t = t;
  }

  settlement(it: Invoice, { words, open }: BesideContext): TemplateResult {
    const at = { list: words, more: words, t: this.t, locale: this.#locale };
    return settlementView(it, { ...at, open, copied: this.#copied, copy: (text) => void this.#copy(text) });
  }

  bankDispute(it: Invoice): ReturnType<typeof bankDisputeView> {
    return bankDisputeView(it, this.t, this.#locale);
  }

  dispute(it: Invoice, { attempt }: BesideContext): ReturnType<typeof disputeView> {
    const withdraw = (): void =>
      void attempt(async () => void (await this.#session.value?.call('withdrawDispute', { id: it.id })));
    return disputeView(it, { t: this.t, locale: this.#locale, withdraw });
  }

  timeline(it: Invoice): TemplateResult {
    return timelineView(it, this.t, this.#locale);
  }

  async #copy(text: string): Promise<void> {
    await navigator.clipboard?.writeText(text).catch(() => {});
    this.#copied = text;
    this.#host.requestUpdate();
  }
}
