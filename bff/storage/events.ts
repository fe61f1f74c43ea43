import type { Kysely } from 'kysely';
import type { BusEvent } from '../ports/event-bus.ts';
import { compiledByShape } from './compiled.ts';
import type { Tables } from './tables.ts';

/** Ids are given before commit, so a smaller one may appear after a larger; a repeated event does no harm. */
export const overlap = 50;

/** Events of a customer after the one last heard, oldest first, at most 500. */
export async function eventsAfter(
  db: Kysely<Tables>,
  customerId: string,
  lastId: number,
): Promise<BusEvent[]> {
  const rows = await db
    .selectFrom('event')
    .where('id', '>', Math.max(0, lastId - overlap))
    .where('customerId', '=', customerId)
    .orderBy('id')
    .limit(500)
    .selectAll()
    .execute();
  return rows.map(read);
}

/** All events after an id: how a process hears writes that another made to the same file. */
export async function allEventsAfter(db: Kysely<Tables>, lastId: number): Promise<BusEvent[]> {
  const rows = await db
    .selectFrom('event')
    .where('id', '>', lastId)
    .orderBy('id')
    .limit(1000)
    .selectAll()
    .execute();
  return rows.map(read);
}

/** The event of an id, unless it is forgotten. */
export async function eventNumbered(db: Kysely<Tables>, id: number): Promise<BusEvent | undefined> {
  const row = await db.selectFrom('event').where('id', '=', id).selectAll().executeTakeFirst();
  return row && read(row);
}

export async function newestEventId(db: Kysely<Tables>): Promise<number> {
  const row = await db.selectFrom('event').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row?.id ?? 0;
}

/** Forgets events older than `before`: the replay window is a day. */
export const forgetEvents = (db: Kysely<Tables>, before: string) =>
  db.deleteFrom('event').where('at', '<', before).execute();

const read = (row: { id: number; customerId: string; changed: string }): BusEvent => ({
  id: row.id,
  customerId: row.customerId,
  changed: JSON.parse(row.changed) as string[],
});

const revision = compiledByShape((db, _: null, place) =>
  db.selectFrom('customer').where('id', '=', place<string>('id')).select('revision'),
);

/** The customer's revision: the ETag of everything he owns. */
export async function revisionOf(db: Kysely<Tables>, id: string): Promise<number> {
  const [row] = await revision(db, null, '', { id });
  return row?.revision ?? 0;
}
