import type { Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { PaymentMethodTable, ScheduledPaymentTable } from './table.ts';

type Tx = Transaction<Tables>;

/** A link that stops a charge, as stored. */
export type StopLink = Tables['stopLink'];

/** Who reads the mails about an account's money. */
export interface Reader {
  readonly name: string;
  readonly email: string;
  readonly locale: 'fr' | 'en';
}

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

/** Of each account the billing address, else the holder, and its language. */
export async function readersOf(tx: Tx, customers: readonly string[]): Promise<ReadonlyMap<string, Reader>> {
  const rows = await tx
    .selectFrom('customer as c')
    .leftJoin('billingIdentity as b', 'b.customerId', 'c.id')
    .leftJoin('membership as m', (on) => on.onRef('m.customerId', '=', 'c.id').on('m.role', '=', 'holder'))
    .leftJoin('person as p', 'p.id', 'm.personId')
    .where('c.id', 'in', inList(customers))
    .select(['c.id', 'c.name', 'c.locale', 'b.email as billing', 'p.email as holder'])
    .execute();
  return new Map(
    rows.map(({ id, name, locale, billing, holder }) => [
      id,
      { name, locale, email: billing ?? holder ?? '' },
    ]),
  );
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
