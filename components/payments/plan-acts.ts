import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { PaymentMethod } from '../contract/payment-methods.ts';
import type { PaymentDispute } from '../contract/payments.ts';
import type { ScheduledPayment } from '../contract/scheduled-payments.ts';
import { dialogStyles } from '../kit/dialog-styles.ts';
import { formStyles } from '../kit/form-styles.ts';
import { date, money, type Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import type { ProblemError } from '../session/session.ts';
import type { SessionController } from '../session/session-controller.ts';
import { leaveFor, newKey } from './page.ts';
import { questionOf, questionStyles, type Asked, type Words } from './plan-question.ts';
import { fr } from './plan-question-strings.ts';
import type { Act } from './plan-row.ts';
import type { PlanStrings } from './plan-strings.ts';
import { fr as stopFr } from './stop-strings.ts';
import type { Strings } from './strings.ts';

/**
 * What one can do with a planned charge, the question before it and the word after it; it comes with the first of them.
 */
export class PlanActs {
  readonly styles = [formStyles, dialogStyles, questionStyles];
  readonly #host: LitElement;
  readonly #session: SessionController;
  readonly #t: Words;
  readonly #locale: Locale;
  #asked: Asked | undefined;
  #busy = false;
  #refused: ProblemError | undefined;
  #done = '';
  #key = newKey();

  /** Loads it with its sentences. */
  static async load(host: LitElement, session: SessionController, locale: Locale): Promise<PlanActs> {
    if (locale !== 'en') return new PlanActs(host, session, { ...stopFr, ...fr }, locale);
    const [stop, question] = await Promise.all([
      import('./stop-strings.en.ts'),
      import('./plan-question-strings.en.ts'),
    ]);
    return new PlanActs(host, session, { ...stop.en, ...question.en }, locale);
  }

  private constructor(host: LitElement, session: SessionController, t: Words, locale: Locale) {
    this.#host = host;
    this.#session = session;
    this.#t = t;
    this.#locale = locale;
  }

  /** What came of the last act. */
  told(kit: KitStrings): string {
    return this.#refused && !this.#dialog?.open ? refusalText(this.#refused, kit) : this.#done;
  }

  /** Why nothing is taken automatically for the moment. */
  held({ amount, since, outcome }: PaymentDispute): TemplateResult {
    const words = money(amount, this.#locale);
    return html`<p class="warned">
      ${outcome === 'lost' ? this.#t.heldLost(words) : this.#t.held(words, date(since.slice(0, 10), this.#locale, 'long'))}
    </p>`;
  }

  /** The dialog of the questions, closed while nothing is asked. */
  render(methods: readonly PaymentMethod[], words: PlanStrings & Strings, kit: KitStrings): TemplateResult {
    const asked = this.#asked;
    return html`<dialog aria-labelledby="ask">
      ${asked ? this.#question(asked, methods, words, kit) : nothing}
    </dialog>`;
  }

  /** Does it at once, or asks first. */
  async start(act: Exclude<Act, 'confirm'>, plan: ScheduledPayment): Promise<void> {
    if (act === 'payNow') return this.#payNow(plan);
    if (act === 'agree') return this.#agree(plan);
    // The last question goes only now, and its fields with it: the event of its end may come after the next has begun.
    await this.#ask(undefined);
    await this.#ask({ what: act, plan });
    this.#dialog?.showModal();
  }

  #ask(asked: Asked | undefined): Promise<unknown> {
    this.#asked = asked;
    this.#refused = undefined;
    this.#done = '';
    this.#host.requestUpdate();
    return this.#host.updateComplete;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  #question(
    asked: Asked,
    methods: readonly PaymentMethod[],
    words: PlanStrings & Strings,
    kit: KitStrings,
  ): TemplateResult {
    const { title, body, word, tone } = questionOf(asked, methods, { ...words, ...this.#t }, this.#locale);
    return html`<form @submit=${(event: Event) => this.#answer(event, asked)}>
      <h2 id="ask" class="wrap">${title}</h2>
      ${body}
      <p class="error" role="alert" ?hidden=${!this.#refused}>${refusalText(this.#refused, kit)}</p>
      <div class="buttons">
        <button type="button" @click=${() => this.#dialog?.close()}>${kit.cancel}</button>
        <button class=${tone} aria-disabled=${this.#busy}>${word}</button>
      </div>
    </form>`;
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
    const { skipDone: skip, turnOffDone: turnOff, moveDone: move, changeDone: changeMethod } = this.#t;
    if (what === 'changeMethod' && !form.get('method')) this.#dialog?.close();
    else void this.#act(acts[what], { skip, turnOff, move, changeMethod }[what]);
  }

  #agree({ id, version, amount }: ScheduledPayment): Promise<void> {
    const input = { id, amount };
    return this.#act(
      () => this.#session.value?.call('agreeScheduledPrice', input, { version }),
      this.#t.agreedDone,
    );
  }

  /** Takes a charge now and says how it went: the row itself may have left for the past charges. */
  #payNow({ id, invoiceId, amount }: ScheduledPayment): Promise<void> {
    const t = this.#t;
    return this.#act(async () => {
      this.#done = t.payingNow;
      this.#host.requestUpdate();
      const answer = await this.#session.value?.call('payScheduledNow', { id, amount }, { key: this.#key });
      const words: Readonly<Record<string, string>> = {
        succeeded: t.paidNow,
        failed: t.payRefused,
        requires_action: t.confirmNow,
      };
      this.#done = words[answer?.status ?? ''] ?? t.payingNow;
      if (answer?.redirectUrl) leaveFor(answer.redirectUrl);
      else if (answer?.status === 'requires_action' && invoiceId)
        this.#session.value?.openHosted('pay', { invoices: invoiceId });
    });
  }

  async #act(work: () => Promise<unknown> | undefined, done = ''): Promise<void> {
    if (this.#busy) return;
    const asked = this.#asked;
    this.#busy = true;
    this.#refused = undefined;
    this.#host.requestUpdate();
    try {
      await work();
      if (done) this.#done = done;
      if (asked === this.#asked) this.#dialog?.close();
    } catch (error) {
      this.#refused = refusalOf(error);
      this.#done = '';
    } finally {
      this.#busy = false;
      this.#key = newKey();
      this.#host.requestUpdate();
    }
  }
}
