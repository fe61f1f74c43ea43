import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PaymentMethod } from '../contract/payments.ts';
import { answerView, notice, type Standing } from '../kit/answer-view.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import type { ProblemError } from '../session/session.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { strings } from './locales.ts';
import { meansName } from './means.ts';
import { methodCard, type MethodActs } from './method-card.ts';
import { leaveFor, newKey } from './page.ts';
import { refusalOf, refusalText } from './refusal.ts';
import { styles } from './styles.ts';

type Asked =
  | { readonly what: 'add'; readonly kind: 'card' | 'sepa_debit' }
  | { readonly what: 'rename' | 'remove'; readonly method: PaymentMethod };

const bones = html`<div class="bones columns">
  <div class="card"><span class="bone short"></span><span class="bone"></span></div>
</div>`;
const consent = '2026-11';

/**
 * @summary The saved cards and bank accounts: default, name, what each pays for, what its end will break; hosted page only.
 *
 * No number is ever entered or shown here: adding one happens on the provider's page.
 *
 * @csspart method - One saved means.
 * @csspart heading - Its title; a page with a title of its own hides it.
 * @csspart notice - What stands instead of the list.
 */
export class O2PaymentMethods extends LitElement {
  static override styles = styles;

  /** A set-up to finish, on the way back from the provider. */
  @property() setup?: string;

  @state() private asked: Asked | undefined;
  @state() private busy = false;
  @state() private refused: ProblemError | undefined;
  @state() private done = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  #key = newKey();
  #finished = '';
  #session = new SessionController(this);
  #words = new StringsController(this, strings);
  #kit = new StringsController(this, kitStrings);
  #list = new Query(this, this.#session, 'listPaymentMethods', () => ({}));

  protected override updated(): void {
    if (this.setup && this.#finished !== this.setup && this.#session.state.status === 'active')
      void this.#finish(this.setup);
  }

  override render(): TemplateResult {
    const { t } = this.#words;
    return html`<div class="intro">
        <h2 part="heading">${t.methods}</h2>
        <p class="soft">${t.methodsWhy}</p>
      </div>
      <p class="status" role="status">
        ${this.refused && !this.asked ? refusalText(this.refused, this.#kit.t) : this.done}
      </p>
      ${answerView(this.#list.answer, this.#standing, bones, ({ items, manage, sandbox }) => this.#all(items, manage.allowed, sandbox))}
      <dialog aria-labelledby="ask" @close=${() => (this.asked = undefined)}>
        ${this.asked ? this.#question(this.asked) : nothing}
      </dialog>`;
  }

  get #standing(): Standing {
    return this.#session.standing(this.#kit);
  }

  #all(items: readonly PaymentMethod[], manage: boolean, sandbox: boolean): TemplateResult {
    const { t, locale } = this.#words;
    const acts: MethodActs = {
      makeDefault: ({ id }) =>
        void this.#act(() => this.#session.value?.call('defaultPaymentMethod', { id })),
      rename: (method) => void this.#ask({ what: 'rename', method }),
      remove: (method) => void this.#ask({ what: 'remove', method }),
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
      ${sandbox ? html`<p class="sandbox" part="sandbox">${t.sandbox}</p>` : nothing}
      ${
        items.length === 0
          ? notice(t.noMethods, add)
          : html`<ul class="columns">
                ${items.map((it) => methodCard(it, t, locale, manage ? acts : undefined))}
              </ul>
              ${add}`
      }
    </div>`;
  }

  #question(asked: Asked): TemplateResult {
    const { t } = this.#words;
    const buttons = (word: string, tone: string): TemplateResult =>
      html`<p class="error" role="alert" ?hidden=${!this.refused}>
          ${refusalText(this.refused, this.#kit.t)}
        </p>
        <div class="buttons">
          <button type="button" @click=${() => this.dialog.close()}>${this.#kit.t.cancel}</button>
          <button class=${tone} ?disabled=${this.busy}>${word}</button>
        </div>`;
    if (asked.what === 'add')
      return html`<form @submit=${(event: Event) => this.#add(event, asked.kind)}>
        <h2 id="ask">${asked.kind === 'card' ? t.addCard : t.addSepa}</h2>
        <p class="soft">${t.newMeansHint}</p>
        <label class="choice"
          ><input type="checkbox" name="consent" required /><span>${t.addConsent}</span></label
        >
        ${buttons(asked.kind === 'card' ? t.addCard : t.addSepa, 'primary')}
      </form>`;
    if (asked.what === 'rename')
      return html`<form @submit=${(event: Event) => this.#rename(event, asked.method)}>
        <h2 id="ask">${t.rename}</h2>
        <p class="field">
          <label for="label">${t.name}</label
          ><input id="label" name="label" maxlength="40" .value=${asked.method.label} />
        </p>
        ${buttons(this.#kit.t.save, 'primary')}
      </form>`;
    return html`<form @submit=${(event: Event) => this.#remove(event, asked.method)}>
      <h2 id="ask" class="wrap">${t.removeAsk(meansName(asked.method, t))}</h2>
      ${this.#heirs(asked.method)} ${buttons(t.remove, 'danger')}
    </form>`;
  }

  /** What becomes of the services that a means pays for. */
  #heirs(method: PaymentMethod): TemplateResult | typeof nothing {
    const { t } = this.#words;
    if (method.services.length === 0) return nothing;
    const others = (this.#list.answer.data?.items ?? []).filter(
      (it) => it.id !== method.id && it.status !== 'expired',
    );
    const choice = (value: string, name: string): TemplateResult =>
      html`<label class="choice"
        ><input type="radio" name="heir" value=${value} required /><span class="wrap">${name}</span></label
      >`;
    return html`<fieldset class="choices">
      <legend>${t.removeUsed(method.services.map(({ label }) => label).join(', '))}</legend>
      ${others.map((it) => choice(it.id, t.moveTo(meansName(it, t))))} ${choice('manual', t.turnManual)}
    </fieldset>`;
  }

  async #ask(asked: Asked): Promise<void> {
    this.refused = undefined;
    this.done = '';
    this.asked = asked;
    await this.updateComplete;
    this.dialog.showModal();
  }

  #add(event: Event, kind: 'card' | 'sepa_debit'): void {
    event.preventDefault();
    void this.#act(async () => {
      const answer = await this.#session.value?.call(
        'addPaymentMethod',
        { kind, consent },
        { key: this.#key },
      );
      if (answer) leaveFor(answer.redirectUrl);
    });
  }

  #rename(event: Event, { id, version }: PaymentMethod): void {
    event.preventDefault();
    const label = String(new FormData(event.target as HTMLFormElement).get('label') ?? '');
    void this.#act(() => this.#session.value?.call('labelPaymentMethod', { id, label }, { version }));
  }

  #remove(event: Event, { id }: PaymentMethod): void {
    event.preventDefault();
    const heir = new FormData(event.target as HTMLFormElement).get('heir');
    const fate = heir === 'manual' ? { turnManual: true } : typeof heir === 'string' ? { moveTo: heir } : {};
    void this.#act(
      () => this.#session.value?.call('removePaymentMethod', { id, ...fate }),
      this.#words.t.removed,
    );
  }

  async #finish(setup: string): Promise<void> {
    this.#finished = setup;
    const { t } = this.#words;
    this.done = t.addWaiting;
    await this.#act(async () => {
      const answer = await this.#session.value?.call('finishPaymentMethod', { id: setup });
      const words = {
        succeeded: t.added,
        duplicate: t.duplicate,
        failed: t.addFailed,
        processing: t.addWaiting,
      };
      this.done = words[answer?.status ?? 'processing'];
    });
    this.#session.value?.refresh();
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
      this.#key = newKey();
    } finally {
      this.busy = false;
    }
  }
}
