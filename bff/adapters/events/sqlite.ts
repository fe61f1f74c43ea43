import type { Database } from 'better-sqlite3';
import type { Deps } from '../../deps.ts';
import type { EventBus } from '../../ports/event-bus.ts';
import { allEventsAfter, newestEventId } from '../../storage/events.ts';
import { inProcessEvents } from './in-process.ts';

const lookEveryMs = 500;

/**
 * Events of one SQLite file: at once in this process, and within half a second from others (a command line, a second
 * server), by looking whether the file changed, which costs no query.
 */
export async function sqliteEvents(
  db: Deps['db'],
  sqlite: Database,
): Promise<EventBus & { close(): Promise<void> }> {
  const local = inProcessEvents();
  let heard = await newestEventId(db);
  let version = sqlite.pragma('data_version', { simple: true });
  const timer = setInterval(() => {
    const now = sqlite.pragma('data_version', { simple: true });
    if (now === version) return;
    version = now;
    void allEventsAfter(db, heard).then((events) => publish(events));
  }, lookEveryMs);
  timer.unref();
  const publish: EventBus['publish'] = (events) => {
    const fresh = events.filter((event) => event.id > heard);
    heard = Math.max(heard, ...events.map((event) => event.id));
    local.publish(fresh);
  };
  return { subscribe: local.subscribe, publish, close: () => Promise.resolve(clearInterval(timer)) };
}
