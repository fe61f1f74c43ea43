import { css, html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { textField, type Field } from './fields.ts';
import type { Strings } from './strings.ts';

/** For the elements that have such a field. */
export const passwordStyles = css`
  .password {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.375rem;
  }
  .password button {
    min-width: 5.5rem;
  }
  .caps {
    color: var(--_warn);
    font-size: 0.875em;
    font-weight: 550;
  }
`;

/**
 * A password with a button that shows it and a word when caps lock is on. Pasting and password managers work as in any
 * native field; it is hidden again before it is sent, so that no browser remembers it as plain text.
 */
export class PasswordField implements ReactiveController {
  #host: ReactiveControllerHost;
  #shown = false;
  #capsLock = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#shown = this.#capsLock = false;
  }

  hide(): void {
    this.#show(false);
  }

  render(t: Strings, at: Pick<Field, 'label' | 'autocomplete' | 'error' | 'hint'>): TemplateResult {
    const shown = this.#shown;
    const beside = html`<button
      type="button"
      aria-controls="password"
      aria-pressed=${shown ? 'true' : 'false'}
      aria-label=${t.showPassword}
      @click=${() => this.#show(!shown)}
    >
      ${shown ? t.hide : t.show}
    </button>`;
    return html`<div @keydown=${this.#look} @keyup=${this.#look} @focusout=${this.#look}>
      ${textField({ ...at, name: 'password', type: shown ? 'text' : 'password', literal: true, beside })}
      <span class="caps" role="status">${this.#capsLock ? t.capsLock : ''}</span>
    </div>`;
  }

  /** Autofill sends key events that are none; whoever leaves the field types no more. */
  #look = (event: Event): void => {
    this.#capsLock = event instanceof KeyboardEvent && event.getModifierState('CapsLock');
    this.#host.requestUpdate();
  };

  #show(shown: boolean): void {
    this.#shown = shown;
    this.#host.requestUpdate();
  }
}
