import { LitElement, html, type nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { submitButton, textField } from './fields.ts';
import { english } from './locales.ts';
import { OperationForm, valuesOf } from './operation-form.ts';
import { fr, type ForgotStrings } from './forgot-strings.ts';
import { styles } from './styles.ts';

/**
 * @summary Asks for a link to choose a new password; says the same whether the address is known or not.
 *
 * On our own pages only.
 *
 * @csspart summary - What went wrong, at the top of the form.
 * @csspart submit - The button that sends the form.
 * @csspart panel - What stands instead of the form once it is sent.
 */
export class O2ForgotPassword extends LitElement {
  static override styles = styles;

  @state() private sentTo = '';

  #email = '';
  #session = new SessionController(this);
  #words = new StringsController<ForgotStrings>(this, { fr, en: english });
  #kit = new StringsController(this, kitStrings);
  #who = new Query(this, this.#session, 'getSession', () => ({}));
  #form = new OperationForm(this, this.#session, 'forgotPassword', this.#kit);

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#words;
    const { elsewhere } = this.#form;
    if (elsewhere) return elsewhere;
    const sandboxes = this.#who.answer.data?.sandboxes ?? [];
    if (this.sentTo)
      return this.#form.instead((after) => after.sent('forgot', this.sentTo, sandboxes, this.#again));
    const error = this.#form.errors.get('email');
    return html`<form novalidate @submit=${this.#submit}>
      <h1>${t.forgot.title}</h1>
      <p class="soft">${t.forgot.intro}</p>
      ${this.#form.summary}
      ${textField({ name: 'email', label: t.email, type: 'email', autocomplete: 'username', error, value: this.#email, literal: true })}
      ${submitButton(t.forgot.button, this.#form.busy, t)}
      <p class="ways"><a href="/sign-in">${t.forgot.back}</a></p>
    </form>`;
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#form.busy) return;
    this.#email = String(valuesOf(event)['email']);
    const done = await this.#form.submit({ email: this.#email });
    if (!done) return;
    this.sentTo = this.#email.trim();
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
  };

  #again = async (): Promise<void> => {
    this.sentTo = '';
    this.#form.reset();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#email')?.focus();
  };
}
