import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { PaymentDispute } from '../contract/payments.ts';
import type { ScheduledPayment } from '../contract/scheduled-payments.ts';
import { answerView, notice, type Standing } from '../kit/answer-view.ts';
import { date, money } from '../kit/format.ts';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController, type Sentences } from '../kit/strings-controller.ts';
import type { ProblemError } from '../session/session.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { strings } from './locales.ts';
import { leaveFor, newKey } from './page.ts';
import type { Asked, PlanQuestions } from './plan-question.ts';
import { planRow, type PlanActs } from './plan-row.ts';
import { fr, type PlanStrings } from './plan-strings.ts';
import { styles } from './styles.ts';

const words: Sentences<PlanStrings> = { fr, en: () => import('./plan-strings.en.ts').then(({ en }) => en) };

const bones = html`<div class="bones stack">
  <span class="bone"></span><span class="bone"></span><span class="bone short"></span>
</div>`;

/**
 * @summary The charges to come and those that were: skip, move, pay now, renew no more, change the means; what twelve months will cost; the calendar address.
 *
 * On a partner's page it is read only, but for a charge that the bank wants confirmed: with the scope `invoices:pay` that
 * is done in a window of ours. All other acts on money are done on our own pages.
 *
 * @csspart plan - One charge.
 * @csspart heading - Its title; a page with a title of its own hides it.
 * @csspart notice - What stands instead of a list.
 */
export class O2ScheduledPayments extends LitElement {
  static override styles = styles;

  @state() private asked: Asked | undefined;
  @state() private busy = false;
  @state() private refused: ProblemError | undefined;
  @state() private done = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  #key = newKey();
  #session = new SessionController(this);
  #words = new StringsController(this, words);
  #shared = new StringsController(this, strings);
  #kit = new StringsController(this, kitStrings);
  #coming = new Query(this, this.#session, 'listScheduledPayments', () => ({
    when: 'coming' as const,
    limit: 100,
  }));
  #past = new Query(this, this.#session, 'listScheduledPayments', () => ({
    when: 'past' as const,
    limit: 25,
  }));
  /** Cards are changed on our own pages only: elsewhere they are not asked for. */
  #methods = new Query(this, this.#session, 'listPaymentMethods', () => (this.#isOurs ? {} : undefined));
  #questions = new Lazy(this, async () =>
    (await import('./plan-question.ts')).PlanQuestions.load(this.#words.locale),
  );
  #ahead = new Lazy(this, async () =>
    (await import('./ahead.ts')).Ahead.load(this, this.#session, this.#words.locale),
  );

  protected override updated(): void {
    if (this.#coming.answer.data) this.#ahead.soon();
  }

  override render(): TemplateResult {
    const { t } = this.#words;
    const questions = this.#questions.value;
    const { data } = this.#past.answer;
    return html`<div class="stack">
        <div class="intro">
          <h2 part="heading">${t.planned}</h2>
          <p class="soft">${t.plannedWhy}</p>
        </div>
        <p class="status" role="status">${this.#told}</p>
        ${answerView(this.#coming.answer, this.#standing, bones, ({ items, held }) => html`${held ? this.#held(held) : nothing} ${items.length > 0 ? this.#plans(items) : notice(t.noneComing)}`)}
        ${this.#ahead.value?.render(this.#shared.t, this.#kit.t, this.#coming.answer.data?.grouping) ?? nothing}
        ${
          data && this.#ahead.value
            ? html`<h3>${t.past}</h3>
                ${data.items.length > 0 ? this.#plans(data.items) : html`<p class="soft">${t.nonePast}</p>`}`
            : nothing
        }
      </div>
      <dialog aria-labelledby="ask" @close=${() => (this.asked = undefined)}>
        ${this.asked && questions ? this.#question(this.asked, questions) : nothing}
      </dialog>`;
  }

  get #told(): string {
    if (this.#questions.failed || this.#ahead.failed) return this.#shared.t.reload;
    return this.refused && !this.asked ? refusalText(this.refused, this.#kit.t) : this.done;
  }

  get #standing(): Standing {
    return this.#session.standing(this.#kit);
  }

  /** On our own pages, and known to be. */
  get #isOurs(): boolean {
    const { info } = this.#session.state;
    return info !== undefined && !info.scopes;
  }

  #held({ amount, since, outcome }: PaymentDispute): TemplateResult {
    const { t, locale } = this.#words;
    const words = money(amount, locale);
    return html`<p class="warned">
      ${outcome === 'lost' ? t.heldLost(words) : t.held(words, date(since.slice(0, 10), locale, 'long'))}
    </p>`;
  }

  #plans(items: readonly ScheduledPayment[]): TemplateResult {
    const { t } = this.#words;
    if (!this.#isOurs) return this.#rows(items, this.#actsElsewhere);
    return this.#rows(items, {
      skip: (plan) => void this.#ask({ what: 'skip', plan }),
      turnOff: (plan) => void this.#ask({ what: 'turnOff', plan }),
      move: (plan) => void this.#ask({ what: 'move', plan }),
      payNow: (plan) => this.#payNow(plan),
      agree: ({ id, version, amount }) =>
        void this.#act(
          () => this.#session.value?.call('agreeScheduledPrice', { id, amount: amount.cents }, { version }),
          t.agreedDone,
        ),
      changeMethod: (plan) => void this.#ask({ what: 'changeMethod', plan }),
    });
  }

  /** On a partner's page a charge can be confirmed, in our own window; all else is done on our own pages. */
  get #actsElsewhere(): PlanActs {
    const may = this.#session.value?.can('invoice.pay', 'invoices:pay');
    return may ? { confirm: ({ invoiceId }) => invoiceId && this.#confirm(invoiceId) } : {};
  }

  #rows(items: readonly ScheduledPayment[], acts: PlanActs): TemplateResult {
    const { t, locale } = this.#words;
    return html`<ul class="rows">
      ${items.map((it) => planRow(it, t, this.#shared.t, locale, acts, matesOf(it, items)))}
    </ul>`;
  }

  #question(asked: Asked, questions: PlanQuestions): TemplateResult {
    const words = { ...this.#shared.t, ...this.#words.t };
    const { title, body, word, tone } = questions.ask(asked, this.#methods.answer.data?.items ?? [], words);
    return html`<form @submit=${(event: Event) => this.#answer(event, asked)}>
      <h2 id="ask" class="wrap">${title}</h2>
      ${body}
      <p class="error" role="alert" ?hidden=${!this.refused}>${refusalText(this.refused, this.#kit.t)}</p>
      <div class="buttons">
        <button type="button" @click=${() => this.dialog.close()}>${this.#kit.t.cancel}</button>
        <button class=${tone} ?disabled=${this.busy}>${word}</button>
      </div>
    </form>`;
  }

  async #ask(asked: Asked): Promise<void> {
    this.refused = undefined;
    this.done = '';
    if (!(await this.#questions.get())) return;
    this.asked = asked;
    await this.updateComplete;
    this.dialog.showModal();
  }

  #answer(event: Event, { what, plan }: Asked): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const { id, version } = plan;
    const session = this.#session.value;
    const stop = (turnOff: boolean) => () =>
      session?.call('stopScheduledPayment', { id, turnOff }, { version });
    const acts = {
      skip: stop(false),
      turnOff: stop(true),
      move: () => session?.call('moveScheduledPayment', { id, dueOn: String(form.get('day')) }, { version }),
      changeMethod: () =>
        session?.call('changeScheduledMethod', { id, method: String(form.get('method')) }, { version }),
    };
    if (what === 'changeMethod' && !form.get('method')) this.dialog.close();
    else void this.#act(acts[what], this.#questions.value?.done[what]);
  }

  /** Takes a charge now and says how it went: the row itself may have left for the past charges. */
  #payNow({ id, invoiceId }: ScheduledPayment): void {
    const { t } = this.#words;
    void this.#act(async () => {
      const answer = await this.#session.value?.call('payScheduledNow', { id }, { key: this.#key });
      const words: Readonly<Record<string, string>> = {
        succeeded: t.paidNow,
        failed: t.payRefused,
        requires_action: t.confirmNow,
      };
      this.done = words[answer?.status ?? ''] ?? t.payingNow;
      if (answer?.redirectUrl) leaveFor(answer.redirectUrl);
      else if (answer?.status === 'requires_action' && invoiceId) this.#confirm(invoiceId);
    });
  }

  /** Opens our own page, in a window of its own from a partner's: what the bank waits for goes on there. */
  #confirm(invoiceId: string): void {
    const params = { invoices: invoiceId, ...(this.#isOurs ? {} : { window: '1' }) };
    this.#session.value?.openHosted('pay', params);
  }

  async #act(work: () => Promise<unknown> | undefined, done = ''): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refused = undefined;
    try {
      await work();
      if (done) this.done = done;
      if (this.dialog.open) this.dialog.close();
    } catch (error) {
      this.refused = refusalOf(error);
    } finally {
      this.busy = false;
      this.#key = newKey();
    }
  }
}

/** The charges that are taken in one with this. */
const matesOf = (
  { id, group }: ScheduledPayment,
  all: readonly ScheduledPayment[],
): readonly ScheduledPayment[] => (group ? all.filter((it) => it.group === group && it.id !== id) : []);
