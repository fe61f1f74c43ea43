import { sql, type Kysely, type Transaction } from 'kysely';
import type { ServiceState } from '../../components/contract/services.ts';
import type { Engine, Tables } from '../storage/tables.ts';
import { inList, type Filter, type Visible } from './filter-storage.ts';
import { all, countTabs, everyTag, page, tagsOf } from './list-storage.ts';
import type { ServiceTable, TimelineTable } from './table.ts';

export { all, countTabs, everyTag, page, tagsOf, type Filter, type Visible };

type Db = Kysely<Tables> | Transaction<Tables>;

export async function allTags(db: Db, { customerId, ids }: Visible): Promise<string[]> {
  const rows = await db
    .selectFrom('serviceTag')
    .where('customerId', '=', customerId)
    .$if(ids !== 'all', (q) => q.where('serviceId', 'in', inList(ids)))
    .select('tag')
    .distinct()
    .orderBy('tag')
    .limit(200)
    .execute();
  return rows.map((row) => row.tag);
}

export function find(db: Db, { customerId, ids }: Visible, id: string): Promise<ServiceTable | undefined> {
  if (ids !== 'all' && !ids.has(id)) return Promise.resolve(undefined);
  return db
    .selectFrom('service')
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst();
}

export function findForUpdate(
  tx: Db,
  engine: Engine,
  { customerId, ids }: Visible,
  id: string,
): Promise<ServiceTable | undefined> {
  if (ids !== 'all' && !ids.has(id)) return Promise.resolve(undefined);
  return tx
    .selectFrom('service')
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .selectAll()
    .$if(engine === 'postgres', (q) => q.forUpdate())
    .executeTakeFirst();
}

export const update = (tx: Db, customerId: string, id: string, set: Partial<ServiceTable>) =>
  tx.updateTable('service').set(set).where('customerId', '=', customerId).where('id', '=', id).execute();

export const raiseVersion = (tx: Db, customerId: string, id: string) =>
  tx
    .updateTable('service')
    .set({ version: sql`"version" + 1` })
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute();

export async function replaceTags(
  tx: Db,
  customerId: string,
  serviceId: string,
  tags: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('serviceTag')
    .where('customerId', '=', customerId)
    .where('serviceId', '=', serviceId)
    .execute();
  if (tags.length > 0)
    await tx
      .insertInto('serviceTag')
      .values(tags.map((tag) => ({ customerId, serviceId, tag })))
      .execute();
}

export const timeline = (db: Db, customerId: string, resource: string) =>
  db
    .selectFrom('timeline')
    .where('customerId', '=', customerId)
    .where('resource', '=', resource)
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();

export const insertTimeline = (tx: Db, row: TimelineTable) => tx.insertInto('timeline').values(row).execute();

/** Marks a period as renewed; false when it was already. */
export async function insertRenewal(tx: Db, row: Tables['renewal']): Promise<boolean> {
  const done = await tx
    .insertInto('renewal')
    .values(row)
    .onConflict((c) => c.columns(['serviceId', 'periodStart']).doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

/**
 * Services in a state whose paid period ended before a day, by id: not those whose charge is under way, and none that
 * is in grace while its charge, announced late, is still to be taken.
 */
export const ended = (
  db: Db,
  { from, before, day }: { readonly from: ServiceState; readonly before: string; readonly day: string },
  after: string,
  limit: number,
) =>
  db
    .selectFrom('service as s')
    .where('s.state', '=', from)
    .where('s.expiresOn', '<', before)
    .where('s.periodMonths', '>', 0)
    .where('s.moving', '=', 0)
    .where('s.id', '>', after)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('scheduledPayment as p')
            .whereRef('p.serviceId', '=', 's.id')
            .whereRef('p.periodStart', '>', 's.expiresOn')
            .where((or) =>
              or.or([
                or('p.status', '=', 'processing'),
                or.and([
                  or('p.status', '=', 'planned'),
                  or('p.askedAgain', '=', 0),
                  or('p.nextTryOn', '>', day),
                  or('s.state', '!=', 'active'),
                ]),
              ]),
            )
            .select('p.id'),
        ),
      ),
    )
    .select(['s.id', 's.customerId'])
    .orderBy('s.id')
    .limit(limit)
    .execute();
