import type { BusEvent, EventBus } from '../../ports/event-bus.ts';

/** Events of one process: all that a single server, a test or a page needs. */
export function inProcessEvents(): EventBus {
  const hearers = new Set<(event: BusEvent) => void>();
  return {
    publish: (events) => {
      for (const event of events) for (const hear of hearers) hear(event);
    },
    subscribe: (hear) => {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
  };
}
