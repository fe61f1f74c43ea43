import { css, html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { ServiceKind } from '../contract/services.ts';

const drawings: Readonly<Record<ServiceKind, SVGTemplateResult>> = {
  hosting: svg`<path d="M3 7.5c0-1.7 3.1-3 7-3s7 1.3 7 3-3.1 3-7 3-7-1.3-7-3Zm0 0v5.5c0 1.7 3.1 3 7 3s7-1.3 7-3V7.5"></path>`,
  domain: svg`<circle cx="10" cy="10" r="7"></circle><path d="M3 10h14M10 3c2.5 2.5 2.5 11.5 0 14M10 3c-2.5 2.5-2.5 11.5 0 14"></path>`,
  ssl: svg`<rect x="4.5" y="9" width="11" height="8" rx="2"></rect><path d="M7 9V6.5a3 3 0 0 1 6 0V9"></path>`,
  managed_server: svg`<rect x="3" y="3.5" width="14" height="5.5" rx="1.5"></rect><rect x="3" y="11" width="14" height="5.5" rx="1.5"></rect><path d="M6 6.2h.1M6 13.7h.1"></path>`,
  home_care: svg`<path d="M3 9.5 10 3.5l7 6M5 8v8.5h10V8M8.5 16.5V12h3v4.5"></path>`,
};

/** What kind of service it is, drawn; the words stand beside. */
export const kindIcon = (kind: ServiceKind): TemplateResult =>
  html`<span class="kind"
    ><svg class="glyph" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      ${drawings[kind]}
    </svg></span
  >`;

/** Its ground; the name stands beside and what it is below. */
export const kindStyles = css`
  .kind {
    display: grid;
    grid-row: span 2;
    place-items: center;
    align-self: center;
    width: 2.25rem;
    height: 2.25rem;
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_surface), var(--_accent) 8%);
    color: var(--_accent);
  }
`;
