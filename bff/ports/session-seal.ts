import type { Random } from './random.ts';

/**
 * Makes session secrets, and tells a made-up one without asking the database: a flood of invented cookies costs what one
 * without cookies does. It says nothing of whether the session lives; that is for its row.
 */
export interface SessionSeal {
  readonly make: (random: Random) => string;
  readonly holds: (secret: string) => boolean;
}
