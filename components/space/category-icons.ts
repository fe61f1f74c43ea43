import type { TemplateResult } from 'lit';
import { icon } from '../kit/icons.ts';
import type { Category } from './places.ts';

const drawings: Readonly<Partial<Record<Category, TemplateResult>>> = {
  profile: icon('M6.5 6.5a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0M3.5 17c.7-3.4 3.3-5.5 6.5-5.5s5.8 2.1 6.5 5.5'),
  services: icon('M3 3h6v6H3zm8 0h6v6h-6zM3 11h6v6H3zm8 0h6v6h-6z'),
  billing: icon('M5 2.5h10v15l-2.5-1.5-2.5 1.5-2.5-1.5L5 17.5v-15ZM8 7h4M8 10.5h4'),
};

/** What a category that has a page is about, drawn; the words stand beside. */
export const categoryIcon = (category: Category): TemplateResult | undefined => drawings[category];
