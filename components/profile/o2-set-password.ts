import { LitElement, html, type nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { SessionController } from '../session/session-controller.ts';
import { submitButton } from './fields.ts';
import { english } from './locales.ts';
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
  /** Characters typed so far, counted as the server counts them. */
  @state() private length = 0;

  #session = new SessionController(this);
  #words = new StringsController<SetStrings>(this, { fr, en: english });
  #kit = new StringsController(this, kitStrings);
  #password = new PasswordField(this);
  #form = new OperationForm(this, this.#session, 'setPassword', this.#kit);

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#words;
    const { elsewhere, busy, errors } = this.#form;
    if (elsewhere) return elsewhere;
    if (this.done || this.#isOver)
      return this.#form.instead((after) => after.over(this.done ? 'saved' : 'expired'));
    const hint = html`${t.set.hint}
      <span class="number">${this.length > 0 ? t.set.count(this.length) : ''}</span>`;
    const error = errors.get('password');
    return html`<form novalidate @submit=${this.#submit} @input=${this.#count}>
      <h1>${t.set.title}</h1>
      ${this.#form.summary}
      ${this.#password.render(t, { label: t.set.label, autocomplete: 'new-password', error, hint })}
      ${submitButton(t.set.button, busy, t)}
    </form>`;
  }

  /** The link is over, or the address lost its secret. */
  get #isOver(): boolean {
    return this.#form.code === 'link-expired' || this.#form.errors.has('token');
  }

  #count = ({ target }: Event): void => {
    this.length = [...(target as HTMLInputElement).value.normalize('NFKC')].length;
  };

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#form.busy) return;
    this.#password.hide();
    const { password } = valuesOf(event);
    this.done = (await this.#form.submit({ token: this.token, password })) !== undefined;
    if (!this.done && !this.#isOver) return;
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
  };
}
