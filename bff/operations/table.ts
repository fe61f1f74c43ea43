import type { OperationState, OperationType } from '../../components/contract/operations.ts';

/** Slow work of one person on one account. Not a business row: it is forgotten some months after its end. */
export interface OperationTable {
  id: string;
  customerId: string;
  /** Who started it: nobody else sees it. */
  personId: string;
  type: OperationType;
  state: OperationState;
  /** JSON of what was asked, frozen at its start. */
  input: string;
  /** Index of the step under way. */
  step: number;
  /** Units of it that are done, of so many. */
  done: number;
  total: number;
  blockedBy: string | null;
  /** JSON array of codes. */
  needed: string;
  failure: string | null;
  /** JSON of small facts for its sentence. */
  facts: string;
  /** JSON of what its type needs to give the file. */
  outcome: string | null;
  fileName: string | null;
  size: number | null;
  keptUntil: string | null;
  /** Signs the links to its file; a new one with every start, so that old links are dead. */
  linkKey: string;
  /** How often it was started. */
  run: number;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  version: number;
}

export interface OperationTables {
  operation: OperationTable;
}
