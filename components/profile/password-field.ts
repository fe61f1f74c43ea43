import {
  css,
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { errorView, hintView } from './fields.ts';
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
  .caps:empty {
    display: none;
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
  /** Characters typed so far, counted as the server counts them. */
  length = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#shown = this.#capsLock = false;
  }

  hide(): void {
    this.#set({ shown: false });
  }

  render(
    t: Strings,
    at: {
      readonly label: string;
      readonly autocomplete: 'current-password' | 'new-password';
      readonly error: string | undefined;
      readonly hint?: unknown;
    },
  ): TemplateResult {
    const { label, autocomplete, error, hint } = at;
    const described = [hint ? 'password-hint' : '', error ? 'password-error' : ''].filter(Boolean).join(' ');
    return html`<div class="field">
      <label for="password">${label}</label>
      ${hintView('password', hint)}
      <div class="password">
        <input
          id="password"
          name="password"
          type=${this.#shown ? 'text' : 'password'}
          autocomplete=${autocomplete}
          autocapitalize="none"
          spellcheck="false"
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${described || nothing}
          @input=${this.#count}
          @keydown=${this.#look}
          @keyup=${this.#look}
          @blur=${() => this.#set({ capsLock: false })}
        />
        <button
          type="button"
          aria-controls="password"
          aria-pressed=${this.#shown ? 'true' : 'false'}
          aria-label=${t.showPassword}
          @click=${() => this.#set({ shown: !this.#shown })}
        >
          ${this.#shown ? t.hide : t.show}
        </button>
      </div>
      <span class="caps" role="status">${this.#capsLock ? t.capsLock : ''}</span>
      ${errorView('password', error)}
    </div>`;
  }

  #count = ({ target }: Event): void => {
    this.length = [...(target as HTMLInputElement).value.normalize('NFKC')].length;
    this.#host.requestUpdate();
  };

  #look = (event: Event): void => {
    // Autofill sends key events that are none.
    if (event instanceof KeyboardEvent) this.#set({ capsLock: event.getModifierState('CapsLock') });
  };

  #set({ shown = this.#shown, capsLock = this.#capsLock }: { shown?: boolean; capsLock?: boolean }): void {
    if (shown === this.#shown && capsLock === this.#capsLock) return;
    this.#shown = shown;
    this.#capsLock = capsLock;
    this.#host.requestUpdate();
  }
}
