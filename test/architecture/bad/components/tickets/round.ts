import type { About } from './about.ts';

export type Round = About[];
