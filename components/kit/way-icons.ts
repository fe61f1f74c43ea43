import { svg } from 'lit';
import { icon } from './icons.ts';

/** Drawings that a list needs only later, or never. */
export const crossIcon = icon(svg`<path d="m5.5 5.5 9 9m0-9-9 9"></path>`);
export const backIcon = icon(svg`<path d="M12 4.5 6.5 10l5.5 5.5"></path>`);
export const onwardIcon = icon(svg`<path d="M8 4.5l5.5 5.5L8 15.5"></path>`);
