import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { date, type Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { ProblemError } from '../session/session.ts';
import { refusalOf } from '../session/refusal.ts';
import { Query, type SessionController } from '../session/session-controller.ts';
import type { AheadStrings } from './ahead-strings.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** The secret address of the calendar feed: made, copied once, replaced, deleted. On our own pages only. */
export class CalendarSection {
  #host: Host;
  #session: SessionController;
  #feed: Query<'getCalendarFeed'>;
  #url = '';
  #told: 'copied' | 'calendarNew' | 'calendarGone' | undefined;
  #problem: ProblemError | undefined;
  #busy = false;

  constructor(host: Host, session: SessionController) {
    this.#host = host;
    this.#session = session;
    this.#feed = new Query(host, session, 'getCalendarFeed', () =>
      session.state.info && !session.state.info.scopes ? {} : undefined,
    );
  }

  render(t: AheadStrings, kit: KitStrings, locale: Locale): TemplateResult | typeof nothing {
    const feed = this.#feed.answer.data;
    if (!feed) return nothing;
    return html`<section class="stack" aria-labelledby="calendar">
      <div class="intro">
        <h3 id="calendar">${t.calendar}</h3>
        <p class="soft">${t.calendarWhy}</p>
        ${feed.active && feed.createdAt && !this.#url ? html`<p class="small">${t.calendarSince(date(feed.createdAt.slice(0, 10), locale))} ${feed.readAt ? t.calendarRead(date(feed.readAt.slice(0, 10), locale)) : ''}</p>` : nothing}
      </div>
      ${this.#url ? this.#address(t) : nothing}
      <p class="status" role="status">${this.#told ? t[this.#told] : ''}</p>
      <p class="error" role="alert" ?hidden=${!this.#problem}>
        ${this.#problem ? kit.problems[this.#problem.code] : ''}
      </p>
      <div class="buttons">
        ${feed.active ? html`<button class="danger" aria-disabled=${this.#busy} @click=${() => this.#revoke()}>${t.calendarRevoke}</button>` : nothing}
        <button aria-disabled=${this.#busy} @click=${() => this.#make(feed.active)}>
          ${feed.active ? t.calendarRemake : t.calendarMake}
        </button>
      </div>
    </section>`;
  }

  #address(t: AheadStrings): TemplateResult {
    return html`<div class="card stack">
      <p>${t.calendarOnce}</p>
      <p class="field">
        <label for="feed">${t.calendarAddress}</label>
        <input
          id="feed"
          readonly
          .value=${this.#url}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
      </p>
      <div class="buttons">
        <button class="primary" @click=${() => this.#copy()}>${t.copy}</button>
      </div>
    </div>`;
  }

  #make(isAgain: boolean): void {
    void this.#act(async () => {
      const made = await this.#session.value?.call('createCalendarFeed', {});
      this.#url = made?.url ?? '';
      this.#told = isAgain ? 'calendarNew' : undefined;
    });
  }

  #revoke(): void {
    void this.#act(async () => {
      await this.#session.value?.call('revokeCalendarFeed', {});
      this.#url = '';
      this.#told = 'calendarGone';
    });
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.#url);
    this.#told = 'copied';
    this.#host.requestUpdate();
  }

  async #act(work: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#problem = this.#told = undefined;
    this.#host.requestUpdate();
    try {
      await work();
    } catch (error) {
      this.#problem = refusalOf(error);
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }
}
