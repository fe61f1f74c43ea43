import { LitElement, html, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { SessionController } from '../session/session-controller.ts';
import { submitButton } from './fields.ts';
import { english } from './locales.ts';
import { onPartnerPage, ourWindow } from './on-partner-page.ts';
import { OperationForm, valuesOf } from './operation-form.ts';
import { PasswordField, passwordStyles } from './password-field.ts';
import { fr, type SetStrings } from './set-strings.ts';
import { styles } from './styles.ts';

/**
 * @summary Sets the password with the link of a mail; says which rule a password breaks, and what to do about it.
 *
 * On our own pages only. All sessions of the person end when the password is set.
 *
 * @csspart summary - What went wrong, at the top of the form.
 * @csspart submit - The button that saves the password.
 * @csspart panel - What stands instead of the form: done, or the link is over.
 */
export class O2SetPassword extends LitElement {
  static override styles = [...styles, passwordStyles];

  /** The link's secret, from the fragment of the address: it reaches no server log. */
  @property() token = '';

  @state() private done = false;
  @query('form') private form!: HTMLFormElement | null;

  #session = new SessionController(this);
  #words = new StringsController<SetStrings>(this, { fr, en: english });
  #kit = new StringsController(this, kitStrings);
  #password = new PasswordField(this);
  #form = new OperationForm(this, this.#session, 'setPassword', this.#kit);

  override render(): TemplateResult {
    const { t } = this.#words;
    if (onPartnerPage(this)) return ourWindow(t, this.#session.value);
    if (this.done) return this.#panel(t.set.doneTitle, t.set.done, '/sign-in', t.set.signIn);
    if (this.#isOver)
      return this.#panel(t.set.expiredTitle, t.set.expired, '/password/forgotten', t.set.newLink);
    const hint = html`${t.set.hint}
      <span class="number">${this.#password.length > 0 ? t.set.count(this.#password.length) : ''}</span>`;
    const error = this.#form.errors.get('password');
    return html`<form novalidate @submit=${this.#submit}>
      <h1>${t.set.title}</h1>
      ${this.#form.summary}
      ${this.#password.render(t, { label: t.set.label, autocomplete: 'new-password', error, hint })}
      ${submitButton(t.set.button, this.#form.busy, t)}
    </form>`;
  }

  /** The link is over, or the address lost its secret. */
  get #isOver(): boolean {
    return this.#form.code === 'link-expired' || this.#form.errors.has('token');
  }

  #panel(title: string, text: string, href: string, label: string): TemplateResult {
    return html`<div class="panel" part="panel">
      <h1 tabindex="-1">${title}</h1>
      <p>${text}</p>
      <a class="button primary" href=${href}>${label}</a>
    </div>`;
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!this.form || this.#form.busy) return;
    this.#password.hide();
    const { password } = valuesOf(this.form);
    this.done = (await this.#form.submit({ token: this.token, password })) !== undefined;
    if (!this.done && !this.#isOver) return;
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
  };
}
