import { icon } from '../kit/icons.ts';

/** A document with lines: the quick summary. */
export const summaryIcon = icon('M5 2.5h10v15l-2.5-1.5-2.5 1.5-2.5-1.5L5 17.5v-15ZM8 6.5h4M8 10h4');
