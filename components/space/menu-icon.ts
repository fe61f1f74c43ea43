import { icon } from '../kit/icons.ts';

/** Three lines: the menu where there is no room for it. */
export const menuIcon = icon('M3 5.5h14M3 10h14M3 14.5h14');
