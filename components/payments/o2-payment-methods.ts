import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PaymentMethod } from '../contract/payment-methods.ts';
import { answerView, notice } from '../kit/answer-view.ts';
import { cardStyles } from '../kit/card-styles.ts';
import { FocusKeeper } from '../kit/focus-keeper.ts';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController, type Sentences } from '../kit/strings-controller.ts';
import type { ProblemError } from '../session/session.ts';
import { closeWindow } from './page.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { strings } from './locales.ts';
import type { Asked, PaidService } from './means-question.ts';
import { fr, type MeansStrings } from './means-strings.ts';
import { meansStyles } from './means-styles.ts';
import { methodCard, type CardContext, type MethodActs } from './method-card.ts';

const words: Sentences<MeansStrings> = { fr, en: () => import('./means-strings.en.ts') };
const bones = html`<div class="bones columns">
  <div class="card"><span class="bone short"></span><span class="bone"></span></div>
</div>`;

/**
 * @summary The saved cards and bank accounts: default, name, what each pays for, what its end will break; hosted page only.
 *
 * No number is ever entered or shown here: adding one happens on the provider's page.
 *
 * @csspart method - One saved means.
 * @csspart services - The services with the means that pays for each.
 * @csspart heading - Its title; a page with a title of its own hides it.
 * @csspart sandbox - Says that no real money moves, while payments are a stand-in.
 * @csspart notice - What stands instead of the list.
 */
export class O2PaymentMethods extends LitElement {
  static override styles = [...meansStyles, cardStyles];

  /** A set-up to finish, on the way back from the provider. */
  @property() setup?: string;

  /** Id of a service whose means is to be chosen: the question opens as soon as the means are there. */
  @property() service?: string;

  /** The page stands in a window that another page opened: the way on is to close it. */
  @property({ type: Boolean }) closes = false;

  @state() private asked: Asked | undefined;
  @state() private busy = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  /** These two change with what is asked, or while it is busy: no update of their own. */
  #refused: ProblemError | undefined;
  #done = '';
  #finished = '';
  #opened = '';
  #session = new SessionController(this);
  #words = new StringsController(this, words);
  #shared = new StringsController(this, strings);
  #kit = new StringsController(this, kitStrings);
  #list = new Query(this, this.#session, 'listPaymentMethods', () => ({}));

  #questions = new Lazy(this, async () =>
    (await import('./means-question.ts')).MeansQuestions.load(this.#session, this.#words.locale),
  );

  #byService = new Lazy(this, () => import('./service-means-view.ts'));

  constructor() {
    super();
    // A means that was removed leaves its place to the next one.
    new FocusKeeper(this, '.status');
  }

  protected override updated(): void {
    const items = this.#list.answer.data?.items;
    if (items?.some(({ services }) => services.length > 0)) this.#byService.soon();
    if (this.service && this.#opened !== this.service && items) void this.#choose(this.service);
    if (this.setup && this.#finished !== this.setup && this.#session.state.status === 'active')
      void this.#finish(this.setup);
  }

  override render(): TemplateResult {
    const { t } = this.#words;
    return html`<div class="stack">
        <div class="intro">
          <h2 part="heading">${t.methods}</h2>
          <p class="soft">${t.methodsWhy}</p>
        </div>
        <p class="status" role="status" tabindex="-1">${this.#told}</p>
        ${answerView(this.#list.answer, this.#session.standing(this.#kit), bones, ({ items, manage, sandbox }) => this.#all(items, manage.allowed, sandbox))}
      </div>
      ${this.closes ? html`<p class="buttons way"><button @click=${closeWindow}>${this.#kit.t.close}</button></p>` : nothing}
      <dialog aria-labelledby="ask">${this.asked ? this.#question(this.asked) : nothing}</dialog>`;
  }

  get #told(): string {
    if (this.#questions.failed) return this.#kit.t.reload;
    return this.#refused && !this.dialog.open ? refusalText(this.#refused, this.#kit.t) : this.#done;
  }

  #all(items: readonly PaymentMethod[], manage: boolean, sandbox: boolean): TemplateResult {
    const { t, locale } = this.#words;
    const acts: MethodActs = {
      makeDefault: ({ id }) =>
        void this.#act(() => this.#session.value?.call('defaultPaymentMethod', { id })),
      ask: (what, method) => void this.#ask({ what, method }),
    };
    const at: CardContext = {
      t,
      shared: this.#shared.t,
      locale,
      openMandate: () => void this.#questions.get(),
      mandate: this.#questions.value?.mandate,
    };
    const add = manage
      ? html`<div class="buttons add">
          <button class="primary" @click=${() => this.#ask({ what: 'add', kind: 'card' })}>
            ${t.addCard}
          </button>
          <button @click=${() => this.#ask({ what: 'add', kind: 'sepa_debit' })}>${t.addSepa}</button>
        </div>`
      : nothing;
    return html`<div class="stack">
      ${sandbox ? html`<p class="sandbox" part="sandbox">${this.#shared.t.sandbox}</p>` : nothing}
      ${
        items.length === 0
          ? notice(t.noMethods, add)
          : html`<ul class="columns">
                ${items.map((it) => methodCard(it, at, manage ? acts : undefined))}
              </ul>
              ${add} ${manage ? this.#services(items) : nothing}`
      }
    </div>`;
  }

  #services(items: readonly PaymentMethod[]): TemplateResult | undefined {
    const { t, locale } = this.#words;
    const choose = (service: PaidService): void => void this.#ask({ what: 'choose', service });
    return this.#byService.value?.serviceMeansView(items, { t, locale, shared: this.#shared.t, choose });
  }

  /** Opens the question of one service once; of one that no means pays for there is nothing to choose. */
  async #choose(id: string): Promise<void> {
    this.#opened = id;
    const { items, manage } = this.#list.answer.data ?? { items: [] };
    const service = (await this.#questions.get())?.paid(items).find((it) => it.id === id);
    if (service && manage?.allowed) await this.#ask({ what: 'choose', service });
  }

  #question(asked: Asked): TemplateResult | undefined {
    return this.#questions.value?.render(asked, {
      t: this.#words.t,
      shared: this.#shared.t,
      kit: this.#kit.t,
      ...this.#list.answer.data,
      refused: this.#refused,
      busy: this.busy,
      act: (work, done) => void this.#act(work, done),
      close: () => this.dialog.close(),
    });
  }

  async #ask(asked: Asked): Promise<void> {
    // The last question goes only now, and its fields with it: the event of its end may come after the next has begun.
    this.#refused = this.asked = undefined;
    this.#done = '';
    if (!(await this.#questions.get())) return;
    this.asked = asked;
    await this.updateComplete;
    this.dialog.showModal();
  }

  async #finish(setup: string): Promise<void> {
    this.#finished = setup;
    // The set-up is finished even where the words for it cannot be had.
    const added = (await this.#questions.get())?.added;
    this.#done = added?.processing ?? '';
    await this.#act(async () => {
      const answer = await this.#session.value?.call('finishPaymentMethod', { id: setup });
      this.#done = added?.[answer?.status ?? 'processing'] ?? '';
    });
    this.#session.value?.refresh();
  }

  async #act(work: () => Promise<unknown> | undefined, done = ''): Promise<void> {
    if (this.busy) return;
    const { asked } = this;
    this.busy = true;
    this.#refused = undefined;
    try {
      await work();
      if (done) this.#done = done;
      if (asked === this.asked) this.dialog.close();
    } catch (error) {
      this.#refused = refusalOf(error);
    } finally {
      this.busy = false;
    }
  }
}
