import type { Round } from './round.ts';

export type About = Round | undefined;
