import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { cardStyles } from '../kit/card-styles.ts';
import { formStyles } from '../kit/form-styles.ts';
import type { Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { Output } from '../contract/api.ts';
import { Query, type SessionController } from '../session/session-controller.ts';
import { aheadStyles } from './ahead-styles.ts';
import { fr, type AheadStrings } from './ahead-strings.ts';
import { CalendarSection } from './calendar-section.ts';
import { forecastView, type PerService } from './forecast-view.ts';
import { GroupingSection } from './grouping-section.ts';
import type { Strings } from './strings.ts';

type Grouping = Output<'listScheduledPayments'>['grouping'];
type Host = ReactiveControllerHost & HTMLElement;

/**
 * What stands below the charges, and comes after them: whether those of a week are one, twelve months ahead, and the
 * calendar’s address.
 */
export class Ahead {
  readonly styles = [cardStyles, formStyles, aheadStyles];
  readonly #t: AheadStrings;
  readonly #locale: Locale;
  readonly #calendar: CalendarSection;
  readonly #grouping: GroupingSection;
  readonly #forecast: Query<'forecastPayments'>;
  #perService: PerService;

  /** Loads it with its sentences. */
  static async load(host: Host, session: SessionController, locale: Locale): Promise<Ahead> {
    return new Ahead(
      host,
      session,
      locale,
      locale === 'en' ? (await import('./ahead-strings.en.ts')).en : fr,
    );
  }

  private constructor(host: Host, session: SessionController, locale: Locale, t: AheadStrings) {
    this.#t = t;
    this.#locale = locale;
    this.#calendar = new CalendarSection(host, session);
    this.#grouping = new GroupingSection(host, session);
    const toggle = ({ target }: Event): void => {
      this.#perService = { isOpen: (target as HTMLDetailsElement).open, toggle };
      host.requestUpdate();
    };
    this.#perService = { isOpen: false, toggle };
    this.#forecast = new Query(host, session, 'forecastPayments', () => ({}));
  }

  render(shared: Strings, kit: KitStrings, grouping: Grouping): TemplateResult {
    const { data } = this.#forecast.answer;
    return html`${grouping?.change.allowed ? this.#grouping.render(grouping.on, this.#t, kit) : nothing}
    ${data && data.total.cents > 0 ? forecastView(data, this.#t, this.#locale, this.#perService) : nothing}
    ${this.#calendar.render({ ...shared, ...this.#t }, kit, this.#locale)}`;
  }
}
