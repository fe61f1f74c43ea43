import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Output } from '../contract/api.ts';
import { answerView, type Standing } from '../kit/answer-view.ts';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import type { ProblemError } from '../session/session.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { billingStrings } from './billing-locales.ts';
import { billingStyles } from './billing-styles.ts';

type Billing = Output<'getBilling'>;

/**
 * @summary Who is billed, and the accountant who receives every document from now on. On our own pages only.
 *
 * @csspart card - The block of the settings.
 * @csspart notice - What stands instead of it: refused, not signed in.
 * @csspart sign-in - The button that opens the sign-in.
 */
export class O2BillingSettings extends LitElement {
  static override styles = billingStyles;

  /** Leaves out the billing address. */
  @property({ type: Boolean, attribute: 'accountant-only' }) accountantOnly = false;

  @state() private busy = false;
  @state() private saved = '';
  @state() private wrong = false;
  @state() private refusal: ProblemError | undefined;

  #session = new SessionController(this);
  #words = new StringsController(this, billingStrings);
  #kit = new StringsController(this, kitStrings);
  #query = new Query(this, this.#session, 'getBilling', () => ({}));
  #address = new Lazy(this, async () =>
    (await import('./billing-address.ts')).BillingAddress.load(this, this.#session, this.#words.locale),
  );

  override render(): TemplateResult {
    return answerView<Billing>(this.#query.answer, this.#standing, bones, (billing) => this.#page(billing));
  }

  #page(billing: Billing): TemplateResult {
    const { t } = this.#words;
    const error = this.wrong ? t.wrong : refusalText(this.refusal, this.#kit.t);
    return html`<div class="columns">
      ${this.accountantOnly ? nothing : this.#identity(billing)}
      <section class="card" part="card" aria-labelledby="accountant">
        <h2 id="accountant">${t.accountant}</h2>
        <p class="soft">${billing.accountantEmail ? t.sentTo(billing.accountantEmail) : t.why}</p>
        <form @submit=${(event: SubmitEvent) => this.#submit(event, billing)} novalidate>
          <div class="field">
            <label for="email">${t.email}</label>
            <input
              id="email"
              type="email"
              name="email"
              maxlength="254"
              autocomplete="off"
              .value=${billing.accountantEmail ?? ''}
              aria-invalid=${this.wrong ? 'true' : 'false'}
              aria-describedby="told"
              @input=${this.#typed}
            />
          </div>
          <p id="told" role="status" class=${error ? 'error' : 'hint'}>${error || this.saved}</p>
          <div class="buttons">
            ${billing.accountantEmail ? html`<button type="button" class="quiet" aria-disabled=${this.busy} @click=${() => this.#save('', billing)}>${t.stop}</button>` : nothing}
            <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>${this.#kit.t.save}</button>
          </div>
        </form>
      </section>
    </div>`;
  }

  #identity(billing: Billing): TemplateResult {
    const { t } = this.#words;
    const form = this.#address.value;
    const address = [billing.name, ...billing.lines, `${billing.postCode} ${billing.city}`].join('\n');
    const facts = [
      [t.buyer, address],
      ['SIREN', billing.siren?.replace(/\B(?=(\d{3})+$)/g, '\u00a0')],
      [t.vatId, billing.vatId],
      [t.sentAt, billing.email],
    ] as const;
    return html`<section class="card" part="card" aria-labelledby="identity">
      <h2 id="identity">${t.identity}</h2>
      ${form?.isOpen ? form.render(billing, this.#kit.t) : this.#known(facts, form?.saved ?? '')}
      <p class="soft small">${t.past}</p>
    </section>`;
  }

  #known(facts: readonly (readonly [string, string | undefined])[], saved: string): TemplateResult {
    return html`<dl>
        ${facts.map(([term, words]) =>
          words
            ? html`<div>
                <dt>${term}</dt>
                <dd class="wrap lines">${words}</dd>
              </div>`
            : nothing,
        )}
      </dl>
      <p class="hint" role="status">${this.#address.failed ? this.#kit.t.reload : saved}</p>
      ${
        this.#session.value?.can('card.manage')
          ? html`<div class="buttons">
              <button id="change-address" @click=${() => void this.#address.get().then((it) => it?.open())}>
                ${this.#words.t.change}
              </button>
            </div>`
          : nothing
      }`;
  }

  #typed = (): void => {
    this.wrong = false;
    this.refusal = undefined;
    this.saved = '';
  };

  #submit(event: SubmitEvent, billing: Billing): void {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>('#email');
    if (!field) return;
    if (field.validity.valid) return void this.#save(field.value.trim(), billing);
    this.wrong = true;
    field.focus();
  }

  async #save(email: string, { version, accountantEmail = '' }: Billing): Promise<void> {
    if (this.busy || email === accountantEmail) return;
    this.busy = true;
    this.wrong = false;
    this.refusal = undefined;
    this.saved = '';
    try {
      await this.#session.value?.call('setAccountant', { email }, { version });
      this.saved = email ? this.#words.t.done(email) : this.#words.t.stopped;
    } catch (error) {
      const refused = refusalOf(error);
      this.wrong = refused.code === 'invalid-input';
      if (!this.wrong) this.refusal = refused;
      if (refused.code === 'precondition-failed') this.#session.value?.refresh();
    }
    this.busy = false;
  }

  get #standing(): Standing {
    return this.#session.standing(this.#kit);
  }
}

const bones = html`<div class="bones columns"><span class="card"></span><span class="card"></span></div>`;
