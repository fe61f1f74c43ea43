import type { Generated } from 'kysely';

/** What changed, kept for replay of the live stream; no business data. */
export interface EventTable {
  id: Generated<number>;
  /** Whose streams hear it; empty for changes of access. */
  customerId: string;
  /** JSON array of resource names. */
  changed: string;
  at: string;
}
