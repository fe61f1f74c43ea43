import { icon } from '../kit/icons.ts';

/** A pen. */
export const editIcon = icon('M4 16l.7-3.2L13 4.5l2.5 2.5-8.3 8.3L4 16Z');
