import { svg, type TemplateResult } from 'lit';
import { icon } from '../kit/icons.ts';
import type { Category } from './places.ts';

const drawings: Readonly<Partial<Record<Category, TemplateResult>>> = {
  profile: icon(
    svg`<circle cx="10" cy="6.5" r="3.5"></circle><path d="M3.5 17c.7-3.4 3.3-5.5 6.5-5.5s5.8 2.1 6.5 5.5"></path>`,
  ),
  services: icon(svg`<path d="M3 3h6v6H3zm8 0h6v6h-6zM3 11h6v6H3zm8 0h6v6h-6z"></path>`),
  billing: icon(svg`<path d="M5 2.5h10v15l-2.5-1.5-2.5 1.5-2.5-1.5L5 17.5v-15ZM8 7h4M8 10.5h4"></path>`),
};

/** What a category that has a page is about, drawn; the words stand beside. */
export const categoryIcon = (category: Category): TemplateResult | undefined => drawings[category];
