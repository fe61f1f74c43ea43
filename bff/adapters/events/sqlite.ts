import type { Database } from 'better-sqlite3';
import type { Deps } from '../../deps.ts';
import type { EventBus } from '../../ports/event-bus.ts';
import type { Log } from '../../ports/log.ts';
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
  log: Log,
): Promise<EventBus & { close(): Promise<void> }> {
  const local = inProcessEvents();
  /** Up to here everything was heard, whoever wrote it; beyond, only what stands in `own`. */
  let heard = await newestEventId(db);
  const own = new Set<number>();
  let version = sqlite.pragma('data_version', { simple: true });
  let looking = false;

  const look = async (): Promise<void> => {
    const now = sqlite.pragma('data_version', { simple: true });
    // Nobody else wrote: all that came after `heard` is ours.
    if (now === version) return heardAll(own);
    for (let more = true; more;) {
      const events = await allEventsAfter(db, heard);
      const ids = events.map(({ id }) => id);
      local.publish(events.filter(({ id }) => !own.has(id)));
      heardAll(ids);
      more = ids.length > 0;
    }
    version = now;
  };
  const heardAll = (ids: Iterable<number>): void => {
    heard = Math.max(heard, ...ids);
    for (const id of own) if (id <= heard) own.delete(id);
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      .catch((err: unknown) => log.warn({ err }, 'events of others cannot be read'))
      .finally(() => (looking = false));
  }, lookEveryMs);
  timer.unref();
  const publish: EventBus['publish'] = (events) => {
    // A look may have met what was committed here a moment ago.
    const fresh = events.filter(({ id }) => id > heard);
    for (const { id } of fresh) own.add(id);
    local.publish(fresh);
  };
  return { subscribe: local.subscribe, publish, close: () => Promise.resolve(clearInterval(timer)) };
}
