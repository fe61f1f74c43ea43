import type { Generated } from 'kysely';

/** A row type whose named columns the database fills when an insert leaves them out. */
export type Defaulted<T, K extends keyof T> = Omit<T, K> & { [P in K]: Generated<T[P]> };
