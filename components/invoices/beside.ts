import type { TemplateResult } from 'lit';
import type { Invoice } from '../contract/invoice-detail.ts';
import type { Locale } from '../kit/format.ts';
import { besideStyles } from './beside-styles.ts';
import { fr, type BesideStrings } from './beside-strings.ts';
import { disputeView } from './dispute-view.ts';
import { settlementView, type SettlementContext } from './settlement-view.ts';
import { timelineView } from './timeline-view.ts';

/** What stands beside the lines of a document: it comes while the document itself is on its way. */
export class Beside {
  readonly styles = [besideStyles];
  readonly t: BesideStrings;
  readonly #locale: Locale;

  /** Loads it with its sentences. */
  static async load(locale: Locale): Promise<Beside> {
    return new Beside(locale, locale === 'en' ? (await import('./beside-strings.en.ts')).en : fr);
  }

  private constructor(locale: Locale, t: BesideStrings) {
    this.#locale = locale;
    this.t = t;
  }

  settlement(it: Invoice, at: Omit<SettlementContext, 't' | 'locale'>): TemplateResult {
    return settlementView(it, { ...at, t: this.t, locale: this.#locale });
  }

  dispute(it: Invoice, withdraw: () => void): ReturnType<typeof disputeView> {
    return disputeView(it, { t: this.t, locale: this.#locale, withdraw });
  }

  timeline(it: Invoice): TemplateResult {
    return timelineView(it, this.t, this.#locale);
  }
}
