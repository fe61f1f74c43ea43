import { html, type TemplateResult } from 'lit';
import { searchIcon } from './icons.ts';

const restMs = 250;
const timers = new WeakMap<EventTarget, ReturnType<typeof setTimeout>>();

/** A search that asks when the typing rests for a quarter of a second, or at once with Enter. */
export function searchField(
  label: string,
  hint: string,
  text: string,
  ask: (text: string) => void,
): TemplateResult {
  const askNow = (field: HTMLInputElement): void => {
    clearTimeout(timers.get(field));
    if (field.isConnected) ask(field.value);
  };
  const typed = ({ currentTarget }: InputEvent): void => {
    const field = currentTarget as HTMLInputElement;
    clearTimeout(timers.get(field));
    timers.set(
      field,
      setTimeout(() => askNow(field), restMs),
    );
  };
  const submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    askNow((event.currentTarget as HTMLFormElement).elements[0] as HTMLInputElement);
  };
  return html`<form class="search" role="search" part="search" @submit=${submitted}>
    ${searchIcon}<input
      type="search"
      aria-label=${label}
      placeholder=${hint}
      maxlength="100"
      autocomplete="off"
      enterkeyhint="search"
      spellcheck="false"
      .value=${text}
      @input=${typed}
    />
  </form>`;
}
