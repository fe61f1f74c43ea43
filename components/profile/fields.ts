import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from './strings.ts';

/** One field of a form with its label, hint and error. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly autocomplete:
    | 'username'
    | 'email'
    | 'given-name'
    | 'family-name'
    | 'organization'
    | 'current-password'
    | 'new-password';
  readonly error: string | undefined;
  readonly hint?: unknown;
  /** Stands behind the field, in one line with it. */
  readonly beside?: TemplateResult;
  readonly value?: string;
  /** Names and passwords are no words of a language. */
  readonly literal?: boolean;
}

/** A native field; its error is tied to it, and the browser's own bubbles stay out. */
export function textField(field: Field): TemplateResult {
  const { name, label, type = 'text', autocomplete, error, hint, beside, value = '', literal } = field;
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  const input = html`<input
    id=${name}
    name=${name}
    type=${type}
    autocomplete=${autocomplete}
    autocapitalize=${literal ? 'none' : nothing}
    spellcheck=${literal ? 'false' : nothing}
    .value=${value}
    aria-invalid=${error ? 'true' : nothing}
    aria-describedby=${described || nothing}
  />`;
  return html`<div class="field">
    <label for=${name}>${label}</label>
    ${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : nothing}
    ${beside ? html`<div class="password">${input}${beside}</div>` : input} ${errorView(name, error)}
  </div>`;
}

export const errorView = (name: string, error: string | undefined): TemplateResult | typeof nothing =>
  error ? html`<span class="error" id="${name}-error">${error}</span>` : nothing;

/** The button of a form; it keeps the focus while it works. */
export const submitButton = (label: string, busy: boolean, t: Strings): TemplateResult =>
  html`<button class="primary wide" part="submit" aria-disabled=${busy ? 'true' : nothing}>
    ${busy ? t.wait : label}
  </button>`;
