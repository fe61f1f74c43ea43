import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { ScheduledPayment } from '../contract/scheduled-payments.ts';
import { answerView, notice, type Standing } from '../kit/answer-view.ts';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController, type Sentences } from '../kit/strings-controller.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { strings } from './locales.ts';
import { planRow, type Act } from './plan-row.ts';
import { fr, type PlanStrings } from './plan-strings.ts';
import { planStyles } from './plan-styles.ts';

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
  static override styles = planStyles;

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
  #acts = new Lazy(this, async () =>
    (await import('./plan-acts.ts')).PlanActs.load(this, this.#session, this.#words.locale),
  );
  #ahead = new Lazy(this, async () =>
    (await import('./ahead.ts')).Ahead.load(this, this.#session, this.#words.locale),
  );

  protected override updated(): void {
    const { data } = this.#coming.answer;
    if (data) this.#ahead.soon();
    if (data?.held) this.#acts.soon();
  }

  override render(): TemplateResult {
    const { t } = this.#words;
    const acts = this.#acts.value;
    const kit = this.#kit.t;
    const { data } = this.#past.answer;
    return html`<div class="stack">
        <div class="intro">
          <h2 part="heading">${t.planned}</h2>
          <p class="soft">${t.plannedWhy}</p>
        </div>
        <p class="status" role="status">${this.#told}</p>
        ${answerView(this.#coming.answer, this.#standing, bones, ({ items, held }) => html`${held ? acts?.held(held) : nothing} ${items.length > 0 ? this.#plans(items) : notice(t.noneComing)}`)}
        ${this.#ahead.value?.render(this.#shared.t, kit, this.#coming.answer.data?.grouping) ?? nothing}
        ${
          data && this.#ahead.value
            ? html`<h3>${t.past}</h3>
                ${data.items.length > 0 ? this.#plans(data.items) : html`<p class="soft">${t.nonePast}</p>`}`
            : nothing
        }
      </div>
      ${acts?.render(this.#methods.answer.data?.items ?? [], { ...this.#shared.t, ...t }, kit)}`;
  }

  get #told(): string {
    if (this.#acts.failed || this.#ahead.failed) return this.#shared.t.reload;
    return this.#acts.value?.told(this.#kit.t) ?? '';
  }

  get #standing(): Standing {
    return this.#session.standing(this.#kit);
  }

  /** On our own pages, and known to be. */
  get #isOurs(): boolean {
    const { info } = this.#session.state;
    return info !== undefined && !info.scopes;
  }

  #plans(items: readonly ScheduledPayment[]): TemplateResult {
    const { t, locale } = this.#words;
    const acts = { may: this.#may, run: this.#run };
    return html`<ul class="rows">
      ${items.map((it) => planRow(it, t, this.#shared.t, locale, acts, matesOf(it, items)))}
    </ul>`;
  }

  /** On a partner's page a charge can be confirmed, in our own window; all else is done on our own pages. */
  #may = (act: Act): boolean =>
    this.#isOurs
      ? act !== 'confirm'
      : act === 'confirm' && !!this.#session.value?.can('invoice.pay', 'invoices:pay');

  #run = (act: Act, plan: ScheduledPayment): void => {
    // At once: a browser opens a window only for the press itself.
    if (act === 'confirm')
      this.#session.value?.openHosted('pay', { invoices: plan.invoiceId ?? '', window: '1' });
    else void this.#acts.get().then((acts) => acts?.start(act, plan));
  };
}

/** The charges that are taken in one with this. */
const matesOf = (
  { id, group }: ScheduledPayment,
  all: readonly ScheduledPayment[],
): readonly ScheduledPayment[] => (group ? all.filter((it) => it.group === group && it.id !== id) : []);
