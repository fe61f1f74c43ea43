import type { Deps } from '../deps.ts';
import { addDays, today } from '../ports/clock.ts';
import type { Write } from '../storage/write.ts';
import { choose } from './attempts.ts';
import { holdOf } from './disputes.ts';
import type { DueService, Plan } from './plans.ts';
import * as scheduled from './scheduled-storage.ts';

/** The next services to plan. */
export const biteToPlan = (
  deps: Deps,
  until: string,
  after: { readonly expiresOn: string; readonly id: string },
  limit: number,
): Promise<DueService[]> => scheduled.servicesToPlan(deps.db, until, after, limit);

/** The next charges to take. */
export const biteOfCharges = (deps: Deps, day: string, after: string, limit: number): Promise<Plan[]> =>
  scheduled.chargesDue(deps.db, day, after, limit);

/** A charge that may be taken now. */
export interface OpenCharge {
  readonly plan: Plan;
  readonly service: DueService;
  readonly methodId: string;
  /** Notes on the plan that it is being taken. */
  readonly taken: (
    write: Write,
    by: { readonly invoiceId: string; readonly paymentId: string },
  ) => Promise<void>;
}

/**
 * A plan under lock, if it still holds: due, of a service that still renews itself and was not renewed meanwhile. One that
 * no longer holds is canceled; while a payment of the customer is contested, only he himself charges anything. Refuses
 * with `no-payment-method`.
 */
export async function openCharge(
  deps: Deps,
  write: Write,
  planId: string,
  byCustomer = false,
): Promise<OpenCharge | undefined> {
  const plan = await scheduled.lockScheduled(write.tx, deps.engine, planId);
  if (
    !plan ||
    (plan.status !== 'planned' && plan.status !== 'failed') ||
    (plan.nextTryOn ?? '9999') > today(deps.clock)
  )
    return undefined;
  // A price above what was agreed to is charged to nobody who did not agree again.
  if (!byCustomer && (plan.askedAgain === 1 || (await holdOf(write.tx, plan.customerId)))) return undefined;
  const service = await scheduled.findService(write.tx, plan.customerId, plan.serviceId);
  const holds =
    service?.renewal === 'auto' &&
    service.cancelOn === null &&
    addDays(service.expiresOn, 1) === plan.periodStart &&
    service.state !== 'terminated';
  if (!service || !holds) {
    await scheduled.updateScheduled(write.tx, planId, { status: 'canceled', nextTryOn: null });
    write.changed(plan.customerId, ['scheduledPayments']);
    return undefined;
  }
  const { id: methodId } = await choose(
    write.tx,
    plan.customerId,
    plan.methodId ?? service.methodId ?? undefined,
  );
  return {
    plan,
    service,
    methodId,
    taken: async (same, { invoiceId, paymentId }) => {
      await scheduled.updateScheduled(same.tx, planId, {
        status: 'processing',
        invoiceId,
        paymentId,
        tries: plan.tries + 1,
        nextTryOn: null,
      });
      same.changed(plan.customerId, ['scheduledPayments', `scheduledPayment:${planId}`]);
    },
  };
}
