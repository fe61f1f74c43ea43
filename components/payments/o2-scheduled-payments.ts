import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { Output } from '../contract/api.ts';
import type { ScheduledPayment } from '../contract/scheduled-payments.ts';
import { answerView, notice, type Standing } from '../kit/answer-view.ts';
import { FocusKeeper } from '../kit/focus-keeper.ts';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController, type Sentences } from '../kit/strings-controller.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { strings } from './locales.ts';
import { planRow, type Act } from './plan-row.ts';
import { fr, type PlanStrings } from './plan-strings.ts';
import { planStyles } from './plan-styles.ts';

const words: Sentences<PlanStrings> = { fr, en: () => import('./plan-strings.en.ts') };

const bones = html`<div class="bones stack">
  <span class="bone"></span><span class="bone"></span><span class="bone short"></span>
</div>`;

type When = 'coming' | 'past';
type Page = Output<'listScheduledPayments'>;

/**
 * @summary The charges to come and those that were: skip, move, pay now, renew no more, change the means; what twelve months will cost; the calendar address.
 *
 * On a partner's page it is read only, but for a charge that the bank wants confirmed: with the scope `invoices:pay` that
 * is done in a window of ours. All other acts on money are done on our own pages.
 *
 * @csspart plan - One charge.
 * @csspart heading - Its title; a page with a title of its own hides it.
 * @csspart pager - The ways to the other pages of very many charges.
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
    cursor: this.#cursors.coming,
  }));
  #past = new Query(this, this.#session, 'listScheduledPayments', () => ({
    when: 'past' as const,
    limit: 25,
    cursor: this.#cursors.past,
  }));
  /** The page on display of each list, where it is not the first. */
  #cursors: Partial<Record<When, string | undefined>> = {};
  /** Cards are changed on our own pages only: elsewhere they are not asked for. */
  #methods = new Query(this, this.#session, 'listPaymentMethods', () => (this.#isOurs ? {} : undefined));
  #acts = new Lazy(this, async () =>
    (await import('./plan-acts.ts')).PlanActs.load(this, this.#session, this.#words.locale),
  );
  #ahead = new Lazy(this, async () =>
    (await import('./ahead.ts')).Ahead.load(this, this.#session, this.#words.locale),
  );

  constructor() {
    super();
    // A charge that was paid or stopped leaves its row to the next one.
    new FocusKeeper(this, '.status');
  }

  protected override willUpdate(): void {
    // The charge that the page began after is no longer there.
    for (const [when, { answer }] of [
      ['coming', this.#coming],
      ['past', this.#past],
    ] as const)
      if (answer.error?.code === 'cursor-invalid') this.#cursors = { ...this.#cursors, [when]: undefined };
  }

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
        <p class="status" role="status" tabindex="-1">${this.#told}</p>
        ${answerView(this.#coming.answer, this.#standing, bones, (page) => html`${page.held ? acts?.held(page.held) : nothing} ${page.items.length > 0 ? this.#plans(page.items) : notice(t.noneComing)} ${this.#pager('coming', page)}`)}
        ${this.#ahead.value?.render(this.#shared.t, kit, this.#coming.answer.data?.grouping) ?? nothing}
        ${
          data && this.#ahead.value
            ? html`<h3>${t.past}</h3>
                ${data.items.length > 0 ? this.#plans(data.items) : html`<p class="soft">${t.nonePast}</p>`}
                ${this.#pager('past', data)}`
            : nothing
        }
      </div>
      ${acts?.render(this.#methods.answer.data?.items ?? [], { ...this.#shared.t, ...t }, kit)}`;
  }

  get #told(): string {
    if (this.#acts.failed || this.#ahead.failed) return this.#kit.t.reload;
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

  /** Disabled by ARIA alone: the focus stays on the button that led to the last page. */
  #pager(when: When, { previous, next }: Page): TemplateResult | typeof nothing {
    if (!previous && !next) return nothing;
    const { t } = this.#kit;
    const way = (words: string, cursor: string | undefined): TemplateResult =>
      html`<button
        class="quiet"
        aria-disabled=${cursor ? 'false' : 'true'}
        @click=${() => cursor && this.#turn(when, cursor)}
      >
        ${words}
      </button>`;
    return html`<p class="ways no-print" part="pager">${way(t.previous, previous)}${way(t.next, next)}</p>`;
  }

  #turn(when: When, cursor: string | undefined): void {
    this.#cursors = { ...this.#cursors, [when]: cursor };
    this.requestUpdate();
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
