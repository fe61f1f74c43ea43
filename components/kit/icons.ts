import { html, type TemplateResult } from 'lit';

/** A line drawing of 20 × 20: the data of its path. */
export const icon = (drawing: string): TemplateResult =>
  html`<svg class="glyph" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d=${drawing}></path>
  </svg>`;

/** Line drawings of 20 × 20 in the colour of the text; they only repeat what words say beside them. */
export const searchIcon = icon('M3.5 9a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M13 13l4 4');
export const filterIcon = icon('M3 5h14M6 10h8M8.5 15h3');
export const downloadIcon = icon('M10 3v9m-3.5-3.5L10 12l3.5-3.5M4 16.5h12');
