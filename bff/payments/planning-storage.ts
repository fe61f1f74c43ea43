import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { serviceColumns, type DueService } from './scheduled-storage.ts';
import type { PaymentMethodTable, ScheduledPaymentTable } from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
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

/**
 * Services with automatic renewal whose period ends by `until` and for whose next period no charge is planned, in order
 * of their id after `after`: a bounded bite of the nightly run.
 */
export const servicesToPlan = (
  db: Db,
  until: string,
  after: { readonly expiresOn: string; readonly id: string },
  limit: number,
): Promise<DueService[]> => toPlan(db, until, after).limit(limit).execute();

/** The same of some accounts only. */
export const servicesToPlanOf = (
  db: Db,
  customers: readonly string[],
  until: string,
  after: { readonly expiresOn: string; readonly id: string },
): Promise<DueService[]> =>
  customers.length === 0
    ? Promise.resolve([])
    : toPlan(db, until, after)
        .where('s.customerId', 'in', [...customers])
        .limit(300)
        .execute();

const toPlan = (db: Db, until: string, after: { readonly expiresOn: string; readonly id: string }) =>
  db
    .selectFrom('service as s')
    .innerJoin('customer as c', 'c.id', 's.customerId')
    .leftJoin('serviceMethod as m', (on) =>
      on.onRef('m.customerId', '=', 's.customerId').onRef('m.serviceId', '=', 's.id'),
    )
    .where('s.renewal', '=', 'auto')
    .where('s.state', '=', 'active')
    .where('s.cancelOn', 'is', null)
    .where('s.moving', '=', 0)
    .where('s.periodMonths', '>', 0)
    .where('s.expiresOn', '<=', until)
    .where((e) => e(e.refTuple('s.expiresOn', 's.id'), '>', e.tuple(after.expiresOn, after.id)))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('scheduledPayment as p')
            .whereRef('p.serviceId', '=', 's.id')
            .whereRef('p.periodStart', '>', 's.expiresOn')
            .select('p.id'),
        ),
      ),
    )
    .select([...serviceColumns, 'c.kind as customerKind', 'm.methodId'])
    .orderBy('s.expiresOn')
    .orderBy('s.id');
