import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../../storage/tables.ts';
import type { CalendarFeedTable } from '../table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
interface Whose {
  readonly personId: string;
  readonly customerId: string;
}

export const activeFeed = (db: Db, { personId, customerId }: Whose): Promise<CalendarFeedTable | undefined> =>
  db
    .selectFrom('calendarFeed')
    .where('personId', '=', personId)
    .where('customerId', '=', customerId)
    .where('revokedAt', 'is', null)
    .selectAll()
    .executeTakeFirst();

/** Revokes the feed of a person on an account; answers how many there were. */
export async function revokeFeed(
  tx: Db,
  { personId, customerId }: Whose,
  revokedAt: string,
): Promise<number> {
  const done = await tx
    .updateTable('calendarFeed')
    .set({ revokedAt })
    .where('personId', '=', personId)
    .where('customerId', '=', customerId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

export const insertFeed = (tx: Db, row: CalendarFeedTable) =>
  tx.insertInto('calendarFeed').values(row).execute();

export const findFeed = (db: Db, tokenHash: string): Promise<CalendarFeedTable | undefined> =>
  db
    .selectFrom('calendarFeed')
    .where('tokenHash', '=', tokenHash)
    .where('revokedAt', 'is', null)
    .selectAll()
    .executeTakeFirst();

export const touchFeed = (db: Db, tokenHash: string, readAt: string) =>
  db.updateTable('calendarFeed').set({ readAt }).where('tokenHash', '=', tokenHash).execute();

const entriesMost = 1000;

/** Charges of an account from a day on, those given up included so that a calendar takes them out. */
export const charges = (db: Db, customerId: string, from: string) =>
  db
    .selectFrom('scheduledPayment as p')
    .innerJoin('service as s', (on) =>
      on.onRef('s.id', '=', 'p.serviceId').onRef('s.customerId', '=', 'p.customerId'),
    )
    .where('p.customerId', '=', customerId)
    .where('p.dueOn', '>=', from)
    .select(['p.id', 'p.serviceId', 'p.dueOn', 'p.status', 'p.createdAt', 'p.version'])
    .select(['s.label', 's.domain', 's.product'])
    .orderBy('p.dueOn')
    .orderBy('p.id')
    .limit(entriesMost)
    .execute();

/** Services whose paid period ends between two days. */
export const ends = (db: Db, customerId: string, from: string, until: string) =>
  db
    .selectFrom('service')
    .where('customerId', '=', customerId)
    .where('state', 'in', ['active', 'expired', 'suspended'])
    .where('expiresOn', '>=', from)
    .where('expiresOn', '<=', until)
    .select(['id', 'label', 'domain', 'product', 'expiresOn', 'renewal', 'createdAt', 'version'])
    .orderBy('expiresOn')
    .orderBy('id')
    .limit(entriesMost)
    .execute();
