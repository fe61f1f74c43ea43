import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Deps } from '../../deps.ts';
import type { BusEvent, EventBus } from '../../ports/event-bus.ts';
import type { Log } from '../../ports/log.ts';
import { allEventsAfter, eventNumbered, newestEventId, overlap } from '../../storage/events.ts';
import { inProcessEvents } from './in-process.ts';

const retryMs = 1000;

/** What a notification tells; one with too many names for it tells its id alone. */
type Notice = Pick<BusEvent, 'id'> & Partial<BusEvent>;

/**
 * Events of every process on one PostgreSQL, by LISTEN/NOTIFY: the write itself notifies in its transaction, so this
 * bus only listens. After a lost connection all actors are judged anew, and what was missed is read from the table.
 */
export async function postgresEvents(
  db: Deps['db'],
  connectionString: string,
  log: Log,
): Promise<EventBus & { close(): Promise<void> }> {
  const local = inProcessEvents();
  let heard = await newestEventId(db);
  const tell = (events: readonly BusEvent[]): void => {
    heard = Math.max(heard, ...events.map(({ id }) => id));
    local.publish(events);
  };
  const hear = async (notice: Notice): Promise<void> => {
    const { id, customerId = '', changed } = notice;
    const event = changed ? { id, customerId, changed } : await eventNumbered(db, id);
    if (event) tell([event]);
  };
  const catchUp = async (): Promise<void> => {
    local.publish([{ id: 0, customerId: '', changed: ['bus'] }]);
    for (let after = heard - overlap, missed: readonly BusEvent[]; ; after = missed.at(-1)?.id ?? after) {
      missed = await allEventsAfter(db, after);
      if (missed.length === 0) return;
      tell(missed);
    }
  };
  const close = await keepListening(connectionString, { hear, catchUp, log });
  return {
    // The notification comes back a moment later; a revocation is felt here before the next request.
    publish: (events) => local.publish(events.filter(({ customerId }) => customerId === '')),
    subscribe: local.subscribe,
    close,
  };
}

/** Listens, and again a second after the connection was lost, until the end that it returns. */
async function keepListening(
  connectionString: string,
  on: {
    readonly hear: (notice: Notice) => Promise<void>;
    readonly catchUp: () => Promise<void>;
    readonly log: Log;
  },
): Promise<() => Promise<void>> {
  const fault = (message: string) => (err: unknown) => on.log.warn({ err }, message);
  let closed = false;
  let client: pg.Client | undefined;
  const listen = async (): Promise<void> => {
    const it = new pg.Client({ connectionString });
    it.on('notification', ({ payload }) => {
      on.hear(JSON.parse(payload ?? '{}') as Notice).catch(fault('event lost'));
    });
    it.on('error', fault('event connection lost'));
    // One that never listened ends too, and is tried again by whoever tried it: not twice.
    it.on('end', () => void (it === client && !closed && again()));
    try {
      await it.connect();
      await it.query('listen o2_event');
    } catch (error) {
      void it.end().catch(() => {});
      throw error;
    }
    client = it;
    if (closed) await it.end();
  };
  const again = async (): Promise<void> => {
    client = undefined;
    for (;;) {
      await pause(retryMs, undefined, { ref: false });
      if (closed) return;
      try {
        await listen();
        break;
      } catch (err) {
        fault('event connection not back yet')(err);
      }
    }
    await on.catchUp().catch(fault('missed events cannot be read'));
  };
  await listen();
  return async () => {
    closed = true;
    await client?.end();
  };
}
