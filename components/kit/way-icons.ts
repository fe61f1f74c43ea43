import { icon } from './icons.ts';

/** Drawings that a list needs only later, or never. */
export const crossIcon = icon('m5.5 5.5 9 9m0-9-9 9');
export const backIcon = icon('M12 4.5 6.5 10l5.5 5.5');
export const onwardIcon = icon('M8 4.5l5.5 5.5L8 15.5');
