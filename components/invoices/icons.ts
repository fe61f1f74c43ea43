import { html } from 'lit';

/** A document with lines: the quick summary. */
export const summaryIcon = html`<svg
  class="glyph"
  viewBox="0 0 20 20"
  width="20"
  height="20"
  aria-hidden="true"
>
  <path d="M5 2.5h10v15l-2.5-1.5-2.5 1.5-2.5-1.5L5 17.5v-15ZM8 6.5h4M8 10h4"></path>
</svg>`;
