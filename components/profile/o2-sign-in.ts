import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { SignedInEvent } from './events.ts';
import { submitButton, textField } from './fields.ts';
import { english } from './locales.ts';
import { OperationForm, valuesOf } from './operation-form.ts';
import { PasswordField, passwordStyles } from './password-field.ts';
import { fr, type SignInStrings } from './sign-in-strings.ts';
import { styles } from './styles.ts';

/**
 * @summary The sign-in with e-mail and password, on our own pages only: on a partner's page it shows the way there.
 *
 * Judged by the contract's schema before it is sent; wrong passwords, limits and an off password are said in words.
 *
 * @fires {SignedInEvent} o2-signed-in - Somebody signed in; prevent it to stay on the page.
 * @csspart summary - What went wrong, at the top of the form.
 * @csspart submit - The button that signs in.
 * @csspart panel - What stands instead of the form for somebody who is signed in.
 */
export class O2SignIn extends LitElement {
  static override styles = [...styles, passwordStyles];

  /** Own path to go on to, such as `/espace/services`; anything else leads to `/`. */
  @property() next = '';

  /** Stays on the page and opens its other ways in a new window: inside another element that follows the session. */
  @property({ type: Boolean }) inline = false;

  #session = new SessionController(this);
  #words = new StringsController<SignInStrings>(this, { fr, en: english });
  #kit = new StringsController(this, kitStrings);
  #who = new Query(this, this.#session, 'getSession', () => ({}));
  #password = new PasswordField(this);
  #form = new OperationForm(this, this.#session, 'signIn', this.#kit);

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#words;
    const { errors, busy, elsewhere } = this.#form;
    if (elsewhere) return elsewhere;
    const info = this.#who.answer.data;
    if (info?.signedIn && !busy)
      return this.#form.instead((after) =>
        after.signedIn(
          info.person?.displayName ?? '',
          this.inline ? undefined : this.#form.goal(this.next),
          () => this.#session.value?.signOut(),
        ),
      );
    return html`<form novalidate @submit=${this.#submit}>
      <h1>${t.signIn.title}</h1>
      ${this.#form.summary}
      ${textField({ name: 'email', label: t.email, type: 'email', autocomplete: 'username', error: errors.get('email'), literal: true })}
      ${this.#password.render(t, { label: t.password, autocomplete: 'current-password', error: errors.get('password') })}
      <label class="choice">
        <input type="checkbox" name="stay" aria-describedby="stay-hint" />
        <span>${t.signIn.stay}</span><span class="hint" id="stay-hint">${t.signIn.stayHint}</span>
      </label>
      ${submitButton(t.signIn.title, busy, t)}
      <p class="ways">
        <a href="/password/forgotten" target=${this.inline ? '_blank' : nothing}>${t.signIn.forgotten}</a>
        <span
          >${t.signIn.newHere}
          <a href="/sign-up" target=${this.inline ? '_blank' : nothing}>${t.signIn.signUp}</a></span
        >
      </p>
    </form>`;
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.#password.hide();
    const { email, password, stay } = valuesOf(event);
    const done = await this.#form.submit({ email, password, stay: !!stay });
    if (!done) return;
    if (!this.dispatchEvent(new SignedInEvent()) || this.inline) this.#session.value?.refresh();
    else location.assign(this.#form.goal(this.next));
  };
}
