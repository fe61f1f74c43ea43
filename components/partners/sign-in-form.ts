import { html, type TemplateResult } from 'lit';
import type { Strings } from './strings.ts';

type Fields = Readonly<Record<'email' | 'password', HTMLInputElement>>;

/** The plainest way in, where the page brings no `<o2-sign-in>`. */
export function signInForm(
  t: Strings,
  error: string,
  busy: boolean,
  signIn: (email: string, password: string) => void,
): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { email, password } = (event.currentTarget as HTMLFormElement).elements as unknown as Fields;
    signIn(email.value, password.value);
  };
  return html`<form class="card" @submit=${submit}>
    <div class="field">
      <label for="email">${t.email}</label>
      <input id="email" name="email" type="email" autocomplete="username" required />
    </div>
    <div class="field">
      <label for="password">${t.password}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required />
    </div>
    <p class="error" role="alert" ?hidden=${error === ''}>${error}</p>
    <div class="buttons"><button class="primary" ?disabled=${busy}>${t.signIn}</button></div>
  </form>`;
}
