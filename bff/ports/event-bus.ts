/** A change after its commit. */
export interface BusEvent {
  readonly id: number;
  /** Whose streams hear it; empty for changes of access, heard by every process. */
  readonly customerId: string;
  readonly changed: readonly string[];
}

/**
 * Carries committed changes to all streams, in this process and in others. Delivery is at least once and after commit;
 * the rows of `event` are the truth, the bus is only quick.
 */
export interface EventBus {
  /** Called after commit with what was written. */
  publish(events: readonly BusEvent[]): void;
  /** Hears every event of every process; returns the end of listening. */
  subscribe(hear: (event: BusEvent) => void): () => void;
}
