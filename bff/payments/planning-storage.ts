import type { Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { PaymentMethodTable, ScheduledPaymentTable } from './table.ts';

type Tx = Transaction<Tables>;

/** A link that stops a charge, as stored. */
export type StopLink = Tables['stopLink'];

/** Plans charges, each once for its service and period; answers the ids of those that were not planned before. */
export async function insertPlans(
  tx: Tx,
  rows: readonly ScheduledPaymentTable[],
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const fresh = await tx
    .insertInto('scheduledPayment')
    .values([...rows])
    .onConflict((c) => c.columns(['serviceId', 'periodStart']).doNothing())
    .returning('id')
    .execute();
  return new Set(fresh.map(({ id }) => id));
}

export async function insertStopLinks(tx: Tx, rows: readonly StopLink[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('stopLink')
      .values([...rows])
      .execute();
}

/** The saved means of each account. */
export async function methodsOf(
  tx: Tx,
  customers: readonly string[],
): Promise<ReadonlyMap<string, PaymentMethodTable[]>> {
  const rows = await tx
    .selectFrom('paymentMethod')
    .where('customerId', 'in', inList(customers))
    .where('status', '!=', 'revoked')
    .selectAll()
    .execute();
  return Map.groupBy(rows, ({ customerId }) => customerId);
}

const inList = (ids: readonly string[]): string[] => (ids.length > 0 ? [...ids] : ['']);
