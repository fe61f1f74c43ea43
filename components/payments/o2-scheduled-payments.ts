import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { Output } from '../contract/operations.ts';
import type { ScheduledPayment } from '../contract/payments.ts';
import { answerView, notice, type Standing } from '../kit/answer-view.ts';
import { date, money } from '../kit/format.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { ProblemError } from '../session/session.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { strings } from './locales.ts';
import { newKey } from './page.ts';
import { planRow, type PlanActs } from './plan-row.ts';
import { styles } from './styles.ts';

type Asked = { readonly what: 'stop' | 'move'; readonly plan: ScheduledPayment };

const bones = html`<div class="bones">
  <span class="bone"></span><span class="bone"></span><span class="bone short"></span>
</div>`;

/**
 * @summary The charges to come and those that were: stop, move, pay now; and what twelve months will cost.
 *
 * On a partner's page it is read only: acts on money are done on our own pages.
 *
 * @csspart plan - One charge.
 * @csspart heading - Its title; a page with a title of its own hides it.
 * @csspart notice - What stands instead of a list.
 */
export class O2ScheduledPayments extends LitElement {
  static override styles = styles;

  @state() private asked: Asked | undefined;
  @state() private busy = false;
  @state() private error = '';
  @state() private done = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  #key = newKey();
  #session = new SessionController(this);
  #words = new StringsController(this, strings);
  #kit = new StringsController(this, kitStrings);
  #coming = new Query(this, this.#session, 'listScheduledPayments', () => ({
    when: 'coming' as const,
    limit: 100,
  }));
  #past = new Query(this, this.#session, 'listScheduledPayments', () => ({
    when: 'past' as const,
    limit: 25,
  }));
  #forecast = new Query(this, this.#session, 'forecastPayments', () => ({}));

  override render(): TemplateResult {
    const { t } = this.#words;
    const { data } = this.#past.answer;
    const forecast = this.#forecast.answer.data;
    return html`<div class="stack">
        <div class="intro">
          <h2 part="heading">${t.planned}</h2>
          <p class="soft">${t.plannedWhy}</p>
        </div>
        <p class="status" role="status">${this.done}</p>
        ${answerView(this.#coming.answer, this.#standing, bones, ({ items }) => this.#plans(items, t.noneComing, true))}
        ${
          data && data.items.length > 0
            ? html`<h3>${t.past}</h3>
                ${this.#plans(data.items, t.nonePast, false)}`
            : nothing
        }
        ${forecast && forecast.total.cents > 0 ? this.#months(forecast) : nothing}
      </div>
      <dialog aria-labelledby="ask" @close=${() => (this.asked = undefined)}>
        ${this.asked ? this.#question(this.asked) : nothing}
      </dialog>`;
  }

  get #standing(): Standing {
    return this.#session.standing(this.#kit);
  }

  #plans(items: readonly ScheduledPayment[], none: string, coming: boolean): TemplateResult {
    const { t, locale } = this.#words;
    const acts: PlanActs = {
      stop: (plan) => void this.#ask({ what: 'stop', plan }),
      move: (plan) => void this.#ask({ what: 'move', plan }),
      payNow: ({ id }) =>
        void this.#act(() => this.#session.value?.call('payScheduledNow', { id }, { key: this.#key })),
    };
    if (items.length === 0) return notice(none);
    return html`<ul class="rows">
      ${items.map((it) => planRow(it, t, locale, coming && !this.#session.state.info?.scopes ? acts : undefined))}
    </ul>`;
  }

  #months({ months, total }: Output<'forecastPayments'>): TemplateResult {
    const { t, locale } = this.#words;
    const words = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    return html`<h3>${t.forecast}</h3>
      <ul class="rows">
        ${months
          .filter((month) => month.services.length > 0)
          .map(
            (month) =>
              html`<li>
                <strong class="month-name">${words.format(Date.parse(`${month.month}-15`))}</strong>
                <strong class="number">${money(month.total, locale)}</strong>
                ${named(
                  t.automatic,
                  month.services.filter(({ automatic }) => automatic),
                )}
                ${named(
                  t.asked,
                  month.services.filter(({ automatic }) => !automatic),
                )}
              </li>`,
          )}
        <li class="total">
          <span>${t.forecastTotal}</span><span class="number">${money(total, locale)}</span>
        </li>
      </ul>`;
  }

  #question({ what, plan }: Asked): TemplateResult {
    const { t, locale } = this.#words;
    const frame = (title: string, body: TemplateResult, word: string): TemplateResult =>
      html`<form @submit=${(event: Event) => this.#answer(event, { what, plan })}>
        <h2 id="ask" class="wrap">${title}</h2>
        ${body}
        <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
        <div class="buttons">
          <button type="button" @click=${() => this.dialog.close()}>${this.#kit.t.cancel}</button>
          <button class="primary" ?disabled=${this.busy}>${word}</button>
        </div>
      </form>`;
    const choice = (value: string, name: string, hint: string): TemplateResult =>
      html`<label class="choice">
        <input type="radio" name="how" value=${value} ?checked=${value === 'once'} /><span>${name}</span
        ><span class="hint">${hint}</span>
      </label>`;
    if (what === 'stop')
      return frame(
        t.stopAsk(plan.label, money(plan.amount, locale), date(plan.dueOn, locale, 'long')),
        html`<div class="choices">
          ${choice('once', t.stopOnce, t.stopOnceHint)} ${choice('always', t.stopAlways, t.stopAlwaysHint)}
        </div>`,
        t.stop,
      );
    const { from, to } = plan.window;
    const field = html`<p class="field">
      <label for="day">${t.moveAsk}</label
      ><input
        id="day"
        type="date"
        name="day"
        required
        min=${from}
        max=${to}
        .value=${plan.dueOn}
        aria-describedby="window"
      />
      <span class="hint" id="window">${t.moveHint(date(from, locale), date(to, locale))}</span>
    </p>`;
    return frame(`${t.move} · ${plan.label}`, field, t.move);
  }

  async #ask(asked: Asked): Promise<void> {
    this.error = this.done = '';
    this.asked = asked;
    await this.updateComplete;
    this.dialog.showModal();
  }

  #answer(event: Event, { what, plan }: Asked): void {
    event.preventDefault();
    const { t } = this.#words;
    const form = new FormData(event.target as HTMLFormElement);
    const { id, version } = plan;
    const session = this.#session.value;
    if (what === 'stop')
      void this.#act(
        () =>
          session?.call('stopScheduledPayment', { id, turnOff: form.get('how') === 'always' }, { version }),
        t.stopDone,
      );
    else
      void this.#act(
        () => session?.call('moveScheduledPayment', { id, dueOn: String(form.get('day')) }, { version }),
        t.moveDone,
      );
  }

  async #act(work: () => Promise<unknown> | undefined, done = ''): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = '';
    try {
      await work();
      this.done = done;
      if (this.dialog.open) this.dialog.close();
    } catch (error) {
      const { t } = this.#kit;
      const problem = error instanceof ProblemError ? error : undefined;
      this.error = problem?.problem?.reason
        ? t.reasons[problem.problem.reason]
        : t.problems[problem?.code ?? 'unexpected'];
      if (!this.dialog.open) this.done = this.error;
    } finally {
      this.busy = false;
      this.#key = newKey();
    }
  }
}

const named = (
  how: string,
  services: readonly { readonly label: string }[],
): TemplateResult | typeof nothing =>
  services.length > 0
    ? html`<span class="whole soft small wrap">${how} ${services.map(({ label }) => label).join(', ')}</span>`
    : nothing;
