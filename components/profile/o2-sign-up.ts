import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { errorView, submitButton, textField, type Field } from './fields.ts';
import { english } from './locales.ts';
import { OperationForm, valuesOf } from './operation-form.ts';
import { fr, type SignUpStrings } from './sign-up-strings.ts';
import { styles } from './styles.ts';

const kinds = ['person', 'company', 'association'] as const;
type Kind = (typeof kinds)[number];

/**
 * @summary The sign-up: kind, names and address; a mail then brings the link to choose the password.
 *
 * It says the same whether the address is known or not. On our own pages only.
 *
 * @csspart summary - What went wrong, at the top of the form.
 * @csspart submit - The button that sends the form.
 * @csspart panel - What stands instead of the form once it is sent.
 */
export class O2SignUp extends LitElement {
  static override styles = [
    ...styles,
    css`
      fieldset {
        display: grid;
        gap: 0.25rem;
      }
      legend {
        margin-bottom: 0.25rem;
      }
      .field > .choice {
        font-weight: inherit;
      }
      .side-by-side {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
        gap: 1rem;
      }
    `,
  ];

  /** Address of the terms of sale; the form links to them when it is set. */
  @property({ attribute: 'terms-href' }) termsHref = '';

  @state() private kind: Kind = 'person';
  @state() private sentTo = '';

  /** What was typed, kept for a correction of the address. */
  #typed: Readonly<Record<string, unknown>> = {};
  #session = new SessionController(this);
  #words = new StringsController<SignUpStrings>(this, { fr, en: english });
  #kit = new StringsController(this, kitStrings);
  #who = new Query(this, this.#session, 'getSession', () => ({}));
  #form = new OperationForm(this, this.#session, 'signUp', this.#kit);

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#words;
    const { elsewhere } = this.#form;
    if (elsewhere) return elsewhere;
    const sandboxes = this.#who.answer.data?.sandboxes ?? [];
    if (this.sentTo)
      return this.#form.instead((after) => after.sent('signUp', this.sentTo, sandboxes, this.#again));
    return html`<form novalidate @submit=${this.#submit}>
      <h1>${t.signUp.title}</h1>
      <p class="soft">${t.signUp.intro}</p>
      ${this.#form.summary} ${this.#kinds()} ${this.kind === 'person' ? nothing : this.#company(this.kind)}
      <div class="side-by-side">
        ${this.#text({ name: 'firstName', label: t.signUp.firstName, autocomplete: 'given-name' })}
        ${this.#text({ name: 'lastName', label: t.signUp.lastName, autocomplete: 'family-name' })}
      </div>
      ${this.#text({ name: 'email', label: t.email, type: 'email', autocomplete: 'email', literal: true })}
      ${this.#terms()} ${submitButton(t.signUp.button, this.#form.busy, t)}
      <p class="ways">
        <span>${t.signUp.have} <a href="/sign-in">${t.signUp.signIn}</a></span>
      </p>
    </form>`;
  }

  #text(field: Omit<Field, 'error'>): TemplateResult {
    return textField({
      ...field,
      error: this.#form.errors.get(field.name),
      value: String(this.#typed[field.name] ?? ''),
    });
  }

  #company(kind: 'company' | 'association'): TemplateResult {
    const { company } = this.#words.t.signUp;
    return this.#text({ name: 'company', label: company[kind], autocomplete: 'organization' });
  }

  #kinds(): TemplateResult {
    const { t } = this.#words;
    return html`<fieldset>
      <legend>${t.signUp.kind}</legend>
      ${kinds.map(
        (kind) =>
          html`<label class="choice">
            <input
              type="radio"
              name="kind"
              value=${kind}
              .checked=${this.kind === kind}
              @change=${() => (this.kind = kind)}
            />
            <span>${t.signUp.kinds[kind]}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  #terms(): TemplateResult {
    const { t } = this.#words;
    const error = this.#form.errors.get('terms');
    return html`<div class="field">
      <label class="choice">
        <input
          type="checkbox"
          name="terms"
          .checked=${this.#typed['terms'] === true}
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${error ? 'terms-error' : nothing}
        />
        <span>${t.signUp.terms}</span>
      </label>
      ${this.termsHref ? html`<a href=${this.termsHref} target="_blank" rel="noopener">${t.signUp.termsLink}</a>` : nothing}
      ${errorView('terms', error)}
    </div>`;
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#form.busy) return;
    const values = valuesOf(event);
    this.#typed = { ...values, terms: 'terms' in values };
    const done = await this.#form.submit({ ...this.#typed, locale: this.#words.locale });
    if (!done) return;
    this.sentTo = String(values['email']).trim();
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
