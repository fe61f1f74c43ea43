import pg from 'pg';
import type { BusEvent, EventBus } from '../../ports/event-bus.ts';
import type { Log } from '../../ports/log.ts';
import { inProcessEvents } from './in-process.ts';

const retryMs = 1000;

/**
 * Events of every process on one PostgreSQL, by LISTEN/NOTIFY: the write itself notifies in its transaction, so this
 * bus only listens. After a lost connection all actors are judged anew, since something may have been missed.
 */
export async function postgresEvents(
  connectionString: string,
  log: Log,
): Promise<EventBus & { close(): Promise<void> }> {
  const local = inProcessEvents();
  let closed = false;
  let client: pg.Client;
  const listen = async (): Promise<void> => {
    client = new pg.Client({ connectionString });
    client.on('notification', ({ payload }) => local.publish([JSON.parse(payload ?? '{}') as BusEvent]));
    client.on('error', (err) => log.warn({ err }, 'event connection lost'));
    client.on('end', () => {
      if (!closed) setTimeout(() => void again(), retryMs).unref();
    });
    await client.connect();
    await client.query('listen o2_event');
  };
  const again = async (): Promise<void> => {
    try {
      await listen();
      local.publish([{ id: 0, customerId: '', changed: ['bus'] }]);
    } catch (err) {
      log.warn({ err }, 'event connection not back yet');
      if (!closed) setTimeout(() => void again(), retryMs).unref();
    }
  };
  await listen();
  return {
    // The notification comes back a moment later; a revocation is felt here before the next request.
    publish: (events) => local.publish(events.filter(({ customerId }) => customerId === '')),
    subscribe: local.subscribe,
    close: async () => {
      closed = true;
      await client.end();
    },
  };
}
