import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Category } from './places.ts';

const drawings: Readonly<Record<Category, SVGTemplateResult>> = {
  profile: svg`<circle cx="10" cy="6.5" r="3.5"></circle><path d="M3.5 17c.7-3.4 3.3-5.5 6.5-5.5s5.8 2.1 6.5 5.5"></path>`,
  services: svg`<rect x="3" y="3" width="6" height="6" rx="1.5"></rect><rect x="11" y="3" width="6" height="6" rx="1.5"></rect><rect x="3" y="11" width="6" height="6" rx="1.5"></rect><rect x="11" y="11" width="6" height="6" rx="1.5"></rect>`,
  contacts: svg`<circle cx="7" cy="7" r="3"></circle><path d="M1.5 16.5c.5-3 2.7-4.8 5.5-4.8s5 1.8 5.5 4.8M13 4.3a3 3 0 0 1 0 5.4M15.3 12.3c1.7.7 2.9 2.2 3.2 4.2"></path>`,
  orders: svg`<path d="M2.5 3.5h2l2 9h8.5l2-6.5H5.5"></path><circle cx="7.5" cy="16" r="1.2"></circle><circle cx="14" cy="16" r="1.2"></circle>`,
  billing: svg`<path d="M5 2.5h10v15l-2.5-1.5-2.5 1.5-2.5-1.5L5 17.5v-15ZM8 7h4M8 10.5h4"></path>`,
  support: svg`<circle cx="10" cy="10" r="7.5"></circle><path d="M7.8 7.8a2.2 2.2 0 1 1 3.4 1.9c-.8.5-1.2 1-1.2 1.8M10 14.2h.1"></path>`,
};

/** What a category is about, drawn; the words stand beside. */
export const categoryIcon = (category: Category): TemplateResult =>
  html`<svg class="glyph" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    ${drawings[category]}
  </svg>`;
