import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Where a bite begins: after this invoice, in the order of due dates. */
export interface Place {
  readonly dueOn: string;
  readonly id: string;
}

/** An invoice that is not paid, as a reminder needs it. */
export type Unpaid = Awaited<ReturnType<typeof unpaid>>[number];

/**
 * Unpaid invoices whose due date lies between two days and of which a step was not told: without those that are contested
 * wholly, and without those of a customer whose payment his bank contests.
 */
export const unpaid = (
  db: Db,
  step: string,
  days: { readonly from: string; readonly until: string },
  after: Place,
  limit: number,
) =>
  db
    .selectFrom('invoice as i')
    .where('i.dueCents', '>', 0)
    .where('i.dueOn', '>=', days.from)
    .where('i.dueOn', '<=', days.until)
    .where((e) => e(e.refTuple('i.dueOn', 'i.id'), '>', e.tuple(after.dueOn, after.id)))
    .where('i.kind', '=', 'FA')
    .whereRef('i.dueCents', '>', 'i.disputedCents')
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('reminder as r')
            .whereRef('r.subjectId', '=', 'i.id')
            .where('r.step', '=', step)
            .select('r.step'),
        ),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('dispute as d')
            .whereRef('d.customerId', '=', 'i.customerId')
            .where('d.outcome', '=', 'open')
            .select('d.ref'),
        ),
      ),
    )
    .select(['i.id', 'i.customerId', 'i.number', 'i.dueCents', 'i.disputedCents', 'i.attempt', 'i.renews'])
    .select((e) => e.fn.coalesce('i.dueOn', e.val('')).as('dueOn'))
    .orderBy('i.dueOn')
    .orderBy('i.id')
    .limit(limit)
    .execute();

/** Charges of these services that are planned or under way. */
export const plansOf = (db: Db, services: readonly string[]) =>
  db
    .selectFrom('scheduledPayment')
    .where('serviceId', 'in', services.length > 0 ? [...services] : [''])
    .where('status', 'in', ['planned', 'failed', 'processing', 'action_required'])
    .select(['serviceId', 'periodStart', 'status', 'nextTryOn', 'askedAgain'])
    .execute();
