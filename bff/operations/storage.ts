import type { Kysely, Transaction } from 'kysely';
import { cursorOf, readCursor, turnPage, type Page } from '../storage/keyset.ts';
import type { Engine, Tables } from '../storage/tables.ts';
import type { OperationTable } from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

const order = 'createdAt';
const over = ['done', 'failed', 'cancelled'] as const;

export const insert = (tx: Transaction<Tables>, row: OperationTable) =>
  tx.insertInto('operation').values(row).execute();

export const find = (db: Db, id: string): Promise<OperationTable | undefined> =>
  db.selectFrom('operation').where('id', '=', id).selectAll().executeTakeFirst();

/** Reads it and keeps others from changing it until the write ends. */
export const lock = (
  tx: Transaction<Tables>,
  engine: Engine,
  id: string,
): Promise<OperationTable | undefined> =>
  tx
    .selectFrom('operation')
    .where('id', '=', id)
    .selectAll()
    .$if(engine === 'postgres', (q) => q.forUpdate())
    .executeTakeFirst();

export const update = (tx: Transaction<Tables>, id: string, set: Partial<OperationTable>) =>
  tx
    .updateTable('operation')
    .set((e) => ({ ...set, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** Those of one person on one account, newest first. */
export async function page(
  db: Db,
  of: { readonly customerId: string; readonly personId: string; readonly live: boolean },
  at: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<OperationTable>> {
  const position = readCursor(at.cursor, order);
  const direction = position?.back ? 'asc' : 'desc';
  const rows = await db
    .selectFrom('operation')
    .where('customerId', '=', of.customerId)
    .where('personId', '=', of.personId)
    .$if(of.live, (q) => q.where('state', 'not in', over))
    .$if(position !== undefined, (q) =>
      q.where((e) =>
        e(
          e.refTuple('createdAt', 'id'),
          position?.back ? '>' : '<',
          e.tuple(String(position?.key), position?.id ?? ''),
        ),
      ),
    )
    .selectAll()
    .orderBy('createdAt', direction)
    .orderBy('id', direction)
    .limit(at.limit + 1)
    .execute();
  return turnPage(rows, at.limit, position, (row, back) => cursorOf(order, row.createdAt, row.id, back));
}

/** Forgets those that ended before. */
export const forgetEnded = (db: Db, before: string) =>
  db.deleteFrom('operation').where('endedAt', '<', before).execute();
