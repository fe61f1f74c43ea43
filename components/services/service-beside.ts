import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { TimelineEntry } from '../contract/shapes.ts';
import type { Locale } from '../kit/format.ts';
import { timelineStyles } from '../kit/timeline-styles.ts';
import type { SessionController } from '../session/session-controller.ts';
import { besideStyles } from './beside-styles.ts';
import { fr, type HistoryStrings } from './history-strings.ts';
import { ServiceMeans } from './service-means.ts';
import { timelineView } from './timeline-view.ts';

/** What comes once the service itself is on its way to the screen: what pays for it, and its history. */
export class ServiceBeside {
  readonly styles = [besideStyles, timelineStyles];
  readonly means: ServiceMeans;
  readonly #t: HistoryStrings;
  readonly #locale: Locale;

  /** Loads it with its sentences. */
  static async load(
    host: ReactiveControllerHost & HTMLElement,
    session: SessionController,
    locale: Locale,
  ): Promise<ServiceBeside> {
    const t = locale === 'en' ? (await import('./history-strings.en.ts')).en : fr;
    return new ServiceBeside(await ServiceMeans.load(host, session, locale), t, locale);
  }

  private constructor(means: ServiceMeans, t: HistoryStrings, locale: Locale) {
    this.means = means;
    this.#t = t;
    this.#locale = locale;
  }

  history(entries: readonly TimelineEntry[]): TemplateResult {
    return timelineView(entries, this.#t, this.#locale);
  }
}
