import { html, nothing, type TemplateResult } from 'lit';
import type { Mandate, meansConsentVersion, PaymentMethod } from '../contract/payment-methods.ts';
import { dialogStyles } from '../kit/dialog-styles.ts';
import { formStyles } from '../kit/form-styles.ts';
import type { Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { ProblemError } from '../session/session.ts';
import { refusalText } from '../session/refusal.ts';
import type { SessionController } from '../session/session-controller.ts';
import { fr, type MeansQuestionStrings } from './means-question-strings.ts';
import type { MeansStrings } from './means-strings.ts';
import { meansName, meansNature } from './means.ts';
import { leaveFor, newKey } from './page.ts';
import type { Strings } from './strings.ts';

/** What is asked about the saved means before it is done. */
export type Asked =
  | { readonly what: 'add'; readonly kind: 'card' | 'sepa_debit' }
  | { readonly what: 'rename' | 'remove'; readonly method: PaymentMethod }
  | { readonly what: 'choose'; readonly service: PaidService };

/** What a question is shown with. */
export interface QuestionContext {
  readonly t: MeansStrings;
  readonly shared: Strings;
  readonly kit: KitStrings;
  /** All saved means. */
  readonly items?: readonly PaymentMethod[];
  /** The version of the text to agree to before one is added, as the server says. */
  readonly consent?: string;
  readonly refused: ProblemError | undefined;
  readonly busy: boolean;
  /** Runs what was agreed to, and says what is done. */
  readonly act: (work: () => Promise<unknown> | undefined, done?: string) => void;
  readonly close: () => void;
}

/** A service with the means that pays for it: one of its own, or none for the default. */
export interface PaidService {
  readonly id: string;
  readonly label: string;
  readonly product: string;
  readonly method: string | undefined;
}

/** The services of an account that some means pays for, by name. */
export const paidServices = (items: readonly PaymentMethod[]): PaidService[] =>
  items
    .flatMap((it) =>
      it.services.map(({ chosen, ...service }) => ({ ...service, method: chosen ? it.id : undefined })),
    )
    .toSorted((a, b) => a.label.localeCompare(b.label));

/** Adding, naming and removing a means, and the text of a mandate: they come with the first that is opened. */
export class MeansQuestions {
  readonly styles = [formStyles, dialogStyles];
  readonly #session: SessionController;
  readonly #t: MeansQuestionStrings;
  #key = newKey();

  /** Loads it with its sentences. */
  static async load(session: SessionController, locale: Locale): Promise<MeansQuestions> {
    return new MeansQuestions(
      session,
      locale === 'en' ? (await import('./means-question-strings.en.ts')).en : fr,
    );
  }

  private constructor(session: SessionController, t: MeansQuestionStrings) {
    this.#session = session;
    this.#t = t;
  }

  readonly paid = paidServices;

  /** How adding one went. */
  get added(): Readonly<Record<'succeeded' | 'duplicate' | 'failed' | 'processing', string>> {
    const { added, duplicate, addFailed, addWaiting } = this.#t;
    return { succeeded: added, duplicate, failed: addFailed, processing: addWaiting };
  }

  /** What was signed, in full. */
  mandate = ({ creditor, creditorAddress, creditorId, reference }: Mandate): TemplateResult =>
    html`<p>${this.#t.mandateLegal(creditor, reference)}</p>
      ${creditorId ? html`<p>${this.#t.creditor([creditor, creditorAddress].filter(Boolean).join(', '), creditorId)}</p>` : nothing}
      <p>${this.#t.mandateNotice}</p>`;

  render(asked: Asked, at: QuestionContext): TemplateResult {
    if (asked.what === 'add') return this.#addForm(asked.kind, at);
    if (asked.what === 'choose') return this.#chooseForm(asked.service, at);
    return asked.what === 'rename' ? this.#renameForm(asked.method, at) : this.#removeForm(asked.method, at);
  }

  #addForm(kind: 'card' | 'sepa_debit', at: QuestionContext): TemplateResult {
    const word = kind === 'card' ? at.t.addCard : at.t.addSepa;
    const { consent = '' } = at;
    const text = this.#t.addConsent[consent];
    // A text that this page does not hold yet cannot be agreed to.
    if (!text)
      return html`<h2 id="ask">${word}</h2>
        <p class="error" role="alert">${at.kit.reload}</p>
        <div class="buttons"><button @click=${at.close}>${at.kit.close}</button></div>`;
    const add = (event: Event): void => {
      event.preventDefault();
      at.act(() => this.#add(kind, consent));
    };
    return html`<form @submit=${add}>
      <h2 id="ask">${word}</h2>
      <p class="soft">${at.shared.newMeansHint}</p>
      <label class="choice"><input type="checkbox" name="consent" required /><span>${text}</span></label>
      <p>
        <button type="button" class="quiet small" @click=${() => this.#session.value?.openHosted('terms')}>
          ${this.#t.terms}
        </button>
      </p>
      ${buttons(word, 'primary', at)}
    </form>`;
  }

  async #add(kind: 'card' | 'sepa_debit', consent: string): Promise<void> {
    try {
      const answer = await this.#session.value?.call(
        'addPaymentMethod',
        { kind, consent: consent as typeof meansConsentVersion },
        { key: this.#key },
      );
      if (answer) leaveFor(answer.redirectUrl);
    } catch (error) {
      // A refusal ended that wish: the next try is another one.
      this.#key = newKey();
      throw error;
    }
  }

  #renameForm({ id, version, label }: PaymentMethod, at: QuestionContext): TemplateResult {
    const rename = (event: Event): void => {
      event.preventDefault();
      const given = String(new FormData(event.target as HTMLFormElement).get('label') ?? '');
      at.act(() => this.#session.value?.call('labelPaymentMethod', { id, label: given }, { version }));
    };
    return html`<form @submit=${rename}>
      <h2 id="ask">${at.t.rename}</h2>
      <p class="field">
        <label for="label">${this.#t.name}</label
        ><input id="label" name="label" maxlength="40" .value=${label} />
      </p>
      ${buttons(at.kit.save, 'primary', at)}
    </form>`;
  }

  #removeForm(method: PaymentMethod, at: QuestionContext): TemplateResult {
    const remove = (event: Event): void => {
      event.preventDefault();
      const heir = new FormData(event.target as HTMLFormElement).get('heir');
      const fate =
        heir === 'manual' ? { turnManual: true } : typeof heir === 'string' ? { moveTo: heir } : {};
      const input = { id: method.id, ...fate };
      at.act(() => this.#session.value?.call('removePaymentMethod', input), this.#t.removed);
    };
    return html`<form @submit=${remove}>
      <h2 id="ask" class="wrap">${this.#t.removeAsk(meansName(method, at.shared))}</h2>
      ${this.#heirs(method, at)} ${buttons(at.t.remove, 'danger', at)}
    </form>`;
  }

  /** The means of one service: one of its own, or the default, whatever that is then. */
  #chooseForm({ id, label, method }: PaidService, at: QuestionContext): TemplateResult {
    const choose = (event: Event): void => {
      event.preventDefault();
      const chosen = new FormData(event.target as HTMLFormElement).get('means') as string;
      const input = { service: id, method: chosen === '' ? null : chosen };
      at.act(() => this.#session.value?.call('chooseServiceMethod', input), this.#t.chosen(label));
    };
    const { items = [] } = at;
    const usable = items.filter((it) => it.status !== 'expired' || it.id === method);
    const standard = items.find((it) => it.isDefault);
    const choice = (value: string, name: string, hint: string): TemplateResult =>
      html`<label class="choice"
        ><input type="radio" name="means" value=${value} ?checked=${value === (method ?? '')} /><span
          class="wrap"
          >${name}</span
        >${hint ? html`<span class="hint wrap">${hint}</span>` : nothing}</label
      >`;
    return html`<form @submit=${choose}>
      <h2 id="ask" class="wrap">${this.#t.chooseAsk(label)}</h2>
      <div class="choices">
        ${choice('', this.#t.theDefault, standard ? this.#t.today(meansName(standard, at.shared)) : '')}
        ${usable.map((it) => choice(it.id, meansName(it, at.shared), meansNature(it, at.shared)))}
      </div>
      <p class="soft small">${this.#t.chooseWhy}</p>
      ${buttons(at.kit.save, 'primary', at)}
    </form>`;
  }

  /** What becomes of the services that a means pays for. */
  #heirs(method: PaymentMethod, { items = [], shared }: QuestionContext): TemplateResult | typeof nothing {
    const t = this.#t;
    const { services, unseen = 0 } = method;
    if (services.length + unseen === 0) return nothing;
    const others = items.filter((it) => it.id !== method.id && it.status !== 'expired');
    const choice = (value: string, name: string): TemplateResult =>
      html`<label class="choice"
        ><input type="radio" name="heir" value=${value} required /><span class="wrap">${name}</span></label
      >`;
    return html`<fieldset class="choices">
      <legend>${t.removeUsed(services.length + unseen)}</legend>
      <p class="soft small wrap">${services.map(({ label }) => label).join(', ')}</p>
      ${others.map((it) => choice(it.id, t.moveTo(meansName(it, shared))))}
      ${unseen ? nothing : choice('manual', t.turnManual)}
    </fieldset>`;
  }
}

const buttons = (
  word: string,
  tone: string,
  { kit, refused, busy, close }: QuestionContext,
): TemplateResult =>
  html`<p class="error" role="alert" ?hidden=${!refused}>${refusalText(refused, kit)}</p>
    <div class="buttons">
      <button type="button" @click=${close}>${kit.cancel}</button>
      <button class=${tone} aria-disabled=${busy}>${word}</button>
    </div>`;
