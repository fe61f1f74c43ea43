import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

/** A line drawing of 20 × 20. */
export const icon = (path: SVGTemplateResult): TemplateResult =>
  html`<svg class="glyph" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">${path}</svg>`;

/** Line drawings of 20 × 20 in the colour of the text; they only repeat what words say beside them. */
export const searchIcon = icon(svg`<circle cx="9" cy="9" r="5.5"></circle><path d="m13 13 4 4"></path>`);
export const filterIcon = icon(svg`<path d="M3 5h14M6 10h8M8.5 15h3"></path>`);
export const downloadIcon = icon(svg`<path d="M10 3v9m-3.5-3.5L10 12l3.5-3.5M4 16.5h12"></path>`);
export const moreIcon = icon(
  svg`<g class="dots"><circle cx="4.5" cy="10" r="1.5"></circle><circle cx="10" cy="10" r="1.5"></circle><circle cx="15.5" cy="10" r="1.5"></circle></g>`,
);
