import { sql, type Kysely, type Transaction } from 'kysely';
import { isoAt, type Clock } from '../ports/clock.ts';
import type { BusEvent, EventBus } from '../ports/event-bus.ts';
import type { Engine, Tables } from './tables.ts';

/** An open write: its transaction, and what it tells the world after commit. */
export interface Write {
  readonly tx: Transaction<Tables>;
  /** Names what changed for a customer: raises his revision and reaches his live streams after commit. */
  changed(customerId: string, resources: readonly string[]): void;
  /** Says that somebody's access changed: `session:…`, `person:…`, `partner:…`. Every process re-reads it. */
  accessChanged(subject: string): void;
}

/**
 * Stores the reply of a call that must happen once together with its effect: called last inside the write. `begun` when
 * the effect goes on after this write, because somebody outside is asked: `output` is then what a repeat gets if nobody
 * comes back to say more.
 */
export type Seal = (write: Write, output: unknown, stage?: 'begun') => Promise<void>;

interface WriteDeps {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly events: EventBus;
}

/**
 * Runs a write in one transaction. What it names as changed is stored with it and published after commit: an answer
 * that was given is durable and heard, an error leaves nothing.
 */
export async function inWrite<T>(deps: WriteDeps, work: (write: Write) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await writeOnce(deps, work);
    } catch (error) {
      if (tries >= triesMost || !gaveWay.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/** Two writes that waited for each other: PostgreSQL undid this one, and nothing of it remains. */
const gaveWay: ReadonlySet<string> = new Set(['40P01', '40001']);
const triesMost = 4;

async function writeOnce<T>(deps: WriteDeps, work: (write: Write) => Promise<T>): Promise<T> {
  const published: BusEvent[] = [];
  const result = await deps.db.transaction().execute(async (tx) => {
    const noted = new Map<string, Set<string>>();
    const note = (customerId: string, resources: readonly string[]): void => {
      const names = noted.get(customerId) ?? new Set<string>();
      resources.forEach((name) => names.add(name));
      noted.set(customerId, names);
    };
    const done = await work({ tx, changed: note, accessChanged: (subject) => note('', [subject]) });
    for (const [customerId, names] of noted) published.push(await record(deps, tx, customerId, [...names]));
    return done;
  });
  deps.events.publish(published);
  return result;
}

async function record(
  deps: WriteDeps,
  tx: Transaction<Tables>,
  customerId: string,
  changed: string[],
): Promise<BusEvent> {
  if (customerId !== '')
    await tx
      .updateTable('customer')
      .set({ revision: sql`"revision" + 1` })
      .where('id', '=', customerId)
      .execute();
  const { id } = await tx
    .insertInto('event')
    .values({ customerId, changed: JSON.stringify(changed), at: isoAt(deps.clock) })
    .returning('id')
    .executeTakeFirstOrThrow();
  const event = { id, customerId, changed };
  // Sent by the server on commit and never on rollback, to every process including this one.
  if (deps.engine === 'postgres') await sql`select pg_notify('o2_event', ${noticeOf(event)})`.execute(tx);
  return event;
}

/** PostgreSQL refuses a payload of 8000 bytes, and with it the write. */
const noticeMost = 7900;

/** An event as it is notified: where it names too much, by its id alone. */
function noticeOf(event: BusEvent): string {
  const whole = JSON.stringify(event);
  return new TextEncoder().encode(whole).length <= noticeMost ? whole : JSON.stringify({ id: event.id });
}
