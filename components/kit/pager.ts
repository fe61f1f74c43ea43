import { html, nothing, type TemplateResult } from 'lit';
import { backIcon, onwardIcon } from './way-icons.ts';

/** A page among others: what is on display, the ways on, and how many rows a page may have. */
export interface Paging {
  readonly label: string;
  /** « 26–50 sur 312 » */
  readonly text: string;
  readonly previous: string;
  readonly next: string;
  /** « 25 par page » for each size offered. */
  readonly sizes: readonly { readonly size: number; readonly label: string }[];
  readonly size: number;
  readonly sizeLabel: string;
}

/** What the buttons do; one that is missing stays visible but says that there is nothing that way. */
export interface Turns {
  readonly back?: (() => void) | undefined;
  readonly on?: (() => void) | undefined;
  readonly resize: (size: number) => void;
}

/** The foot of a list. Where everything stands on one page there is only its position. */
export function pager(
  { label, text, previous, next, sizes, size, sizeLabel }: Paging,
  { back, on, resize }: Turns,
): TemplateResult {
  const resized = ({ target }: Event): void => resize(Number((target as HTMLSelectElement).value));
  const alone = !back && !on && size === sizes[0]?.size;
  // Disabled by ARIA alone: the focus stays on the button that led to the last page.
  return html`<nav class="pager no-print" part="pager" aria-label=${label}>
    <span class="number">${text}</span>
    ${
      alone
        ? nothing
        : html`<select aria-label=${sizeLabel} @change=${resized}>
              ${sizes.map((it) => html`<option value=${it.size} .selected=${it.size === size}>${it.label}</option>`)}
            </select>
            <button
              class="icon"
              aria-label=${previous}
              aria-disabled=${back ? 'false' : 'true'}
              @click=${back}
            >
              ${backIcon}
            </button>
            <button class="icon" aria-label=${next} aria-disabled=${on ? 'false' : 'true'} @click=${on}>
              ${onwardIcon}
            </button>`
    }
  </nav>`;
}
