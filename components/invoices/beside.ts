import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Invoice } from '../contract/invoice-detail.ts';
import type { Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import { timelineStyles } from '../kit/timeline-styles.ts';
import type { SessionController } from '../session/session-controller.ts';
import { besideStyles } from './beside-styles.ts';
import { fr, type BesideStrings } from './beside-strings.ts';
import { bankDisputeView } from './bank-dispute-view.ts';
import { disputeView } from './dispute-view.ts';
import { factsView } from './facts-view.ts';
import { InvoiceActs } from './invoice-acts.ts';
import type { InvoiceStrings } from './invoice-strings.ts';
import { settlementView } from './settlement-view.ts';
import { timelineView } from './timeline-view.ts';

type Host = ReactiveControllerHost &
  HTMLElement & { readonly serviceHref?: ((id: string) => string) | undefined };

/** What the parts beside the lines need of their element. */
export interface BesideContext {
  readonly words: InvoiceStrings;
  /** Shows another document. */
  readonly open: (id: string) => void;
}

/**
 * What stands beside the lines of a document, and what is done with it: it comes while the document itself is on its
 * way.
 */
export class Beside {
  readonly styles = [besideStyles, timelineStyles];
  readonly acts: InvoiceActs;
  readonly #t: BesideStrings;
  readonly #host: Host;
  readonly #locale: Locale;
  #copied = '';

  /** Loads it with its sentences. */
  static async load(host: Host, session: SessionController, locale: Locale): Promise<Beside> {
    const t = locale === 'en' ? (await import('./beside-strings.en.ts')).en : fr;
    return new Beside(host, session, locale, t);
  }

  private constructor(host: Host, session: SessionController, locale: Locale, t: BesideStrings) {
    this.#host = host;
    this.#locale = locale;
    this.#t = t;
    this.acts = new InvoiceActs(host, session, locale);
  }

  /** What is contested, here or at the bank: it stands above the lines. */
  disputes(it: Invoice): unknown[] {
    const at = { t: this.#t, locale: this.#locale, withdraw: () => void this.acts.withdraw(it) };
    return [bankDisputeView(it, this.#t, this.#locale), disputeView(it, at)];
  }

  /** What settled it, whose it is, and its history. */
  column(it: Invoice, { words, open }: BesideContext): TemplateResult {
    const [t, locale] = [this.#t, this.#locale];
    const copy = (text: string): void => void this.#copy(text);
    return html`<section class="card" part="card">
        ${settlementView(it, { list: words, t, locale, open, copied: this.#copied, copy })}
      </section>
      <section class="card" part="card" aria-labelledby="facts">
        <h3 id="facts">${t.facts}</h3>
        ${factsView(it, t, locale, this.#host)}
      </section>
      <section class="card" part="card" aria-labelledby="history">
        <h3 id="history">${t.history}</h3>
        ${timelineView(it, t, locale)}
      </section>`;
  }

  dialogs(kit: KitStrings): unknown[] {
    return this.acts.render(this.#t, kit, this.#locale);
  }

  async #copy(text: string): Promise<void> {
    await navigator.clipboard?.writeText(text).catch(() => {});
    this.#copied = text;
    this.#host.requestUpdate();
  }
}
