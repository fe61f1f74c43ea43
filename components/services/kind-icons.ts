import { css, html, type TemplateResult } from 'lit';
import type { ServiceKind } from '../contract/services.ts';
import { icon } from '../kit/icons.ts';

const drawings: Readonly<Record<ServiceKind, string>> = {
  hosting: 'M3 7.5c0-1.7 3.1-3 7-3s7 1.3 7 3-3.1 3-7 3-7-1.3-7-3Zm0 0v5.5c0 1.7 3.1 3 7 3s7-1.3 7-3V7.5',
  domain: 'M3 10a7 7 0 1 0 14 0 7 7 0 1 0-14 0h14M10 3c2.5 2.5 2.5 11.5 0 14M10 3c-2.5 2.5-2.5 11.5 0 14',
  ssl: 'M6.5 9h7q2 0 2 2v4q0 2-2 2h-7q-2 0-2-2v-4q0-2 2-2ZM7 9V6.5a3 3 0 0 1 6 0V9',
  managed_server:
    'M4.5 3.5h11q1.5 0 1.5 1.5v2.5q0 1.5-1.5 1.5h-11q-1.5 0-1.5-1.5v-2.5q0-1.5 1.5-1.5Zm0 7.5h11q1.5 0 1.5 1.5v2.5q0 1.5-1.5 1.5h-11q-1.5 0-1.5-1.5v-2.5q0-1.5 1.5-1.5ZM6 6.2h.1M6 13.7h.1',
  home_care: 'M3 9.5 10 3.5l7 6M5 8v8.5h10V8M8.5 16.5V12h3v4.5',
};

/** What kind of service it is, drawn; the words stand beside. */
export const kindIcon = (kind: ServiceKind): TemplateResult =>
  html`<span class="kind">${icon(drawings[kind])}</span>`;

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
