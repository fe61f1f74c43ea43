import { html, type TemplateResult } from 'lit';

/** A list before its rows are there: its head, and the height of its rows, drawn in one piece so that it costs little. */
export const listBones = (head: TemplateResult, count: number): TemplateResult =>
  html`<div class="frame">
    <table inert>
      ${head}
    </table>
    ${Array(count / 25).fill(html`<div class="rows bones"></div>`)}
  </div>`;
