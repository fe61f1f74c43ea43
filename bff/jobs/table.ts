import type { Generated } from 'kysely';

/** What leaves the house after commit: one row an effect, sent at least once, protected by its key. */
export interface OutboxTable {
  id: Generated<number>;
  /** `mail`, later `document`, `provisioning`… */
  kind: string;
  /** `template:entity:event`: a second row of the same key is refused. */
  key: string;
  /** JSON. */
  payload: string;
  createdAt: string;
  dueAt: string;
  attempts: number;
  leasedUntil: string | null;
  doneAt: string | null;
  lastError: string | null;
}

/** Who runs a job that must run once at a time. */
export interface LeaseTable {
  name: string;
  holder: string;
  until: string;
}

/** A reminder sent: one an object and step. */
export interface ReminderTable {
  /** The invoice or service. */
  subjectId: string;
  step: string;
  at: string;
}

export interface JobTables {
  outbox: OutboxTable;
  lease: LeaseTable;
  reminder: ReminderTable;
}
