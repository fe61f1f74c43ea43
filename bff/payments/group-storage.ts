import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { ScheduledPaymentTable } from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
type Tx = Transaction<Tables>;

/** Whether an account wants charges of the same week taken together. */
export const groupsCharges = async (db: Db, customerId: string): Promise<boolean> =>
  (
    await db
      .selectFrom('customer')
      .where('id', '=', customerId)
      .select('groupCharges')
      .executeTakeFirstOrThrow()
  ).groupCharges === 1;

export const setGroupsCharges = (tx: Tx, customerId: string, on: boolean) =>
  tx
    .updateTable('customer')
    .set({ groupCharges: on ? 1 : 0 })
    .where('id', '=', customerId)
    .execute();

/** Of these accounts, those that want their charges taken together. */
export async function groupingAmong(db: Db, customers: readonly string[]): Promise<ReadonlySet<string>> {
  if (customers.length === 0) return new Set();
  const rows = await db
    .selectFrom('customer')
    .where('id', 'in', [...customers])
    .where('groupCharges', '=', 1)
    .select('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The charges of a group, in one order for everybody who locks them. */
export const membersOf = (db: Db, groupId: string): Promise<ScheduledPaymentTable[]> =>
  db.selectFrom('scheduledPayment').where('groupId', '=', groupId).selectAll().orderBy('id').execute();

/** Dissolves the groups of an account whose charges are still to come: each is taken by itself on its day. */
export const dissolveGroups = (tx: Tx, customerId: string) =>
  tx
    .updateTable('scheduledPayment')
    .set((e) => ({ groupId: null, version: e('version', '+', 1) }))
    .where('customerId', '=', customerId)
    .where('groupId', 'is not', null)
    .where('status', 'in', ['planned', 'failed'])
    .execute();
