import type { Deps } from '../deps.ts';
import { addDays, today } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import type { Write } from '../storage/write.ts';
import { choose } from './attempts.ts';
import { holdOf } from './disputes.ts';
import { serviceForbids, type DueService, type Plan } from './plans.ts';
import * as grouping from './group-storage.ts';
import { groupedWithin } from './groups.ts';
import * as planning from './planning-storage.ts';
import * as scheduled from './scheduled-storage.ts';

/** The next services to plan. */
export const biteToPlan = (
  deps: Deps,
  until: string,
  after: { readonly expiresOn: string; readonly id: string },
  limit: number,
): Promise<DueService[]> => planning.servicesToPlan(deps.db, until, after, limit);

/**
 * A bite together with what else is due within a week for those of its accounts that want one charge of it: they are
 * planned at once, so that one announcement tells of all.
 */
export async function withNeighbours(
  deps: Deps,
  until: string,
  services: readonly DueService[],
): Promise<DueService[]> {
  const customers = await grouping.groupingAmong(deps.db, [...new Set(services.map((it) => it.customerId))]);
  const last = services.at(-1);
  if (customers.size === 0 || !last) return [...services];
  const later = await planning.servicesToPlanOf(deps.db, [...customers], addDays(until, groupedWithin), last);
  return [...services, ...later];
}

/** The next charges to take. */
export const biteOfCharges = (deps: Deps, day: string, after: string, limit: number): Promise<Plan[]> =>
  scheduled.chargesDue(deps.db, day, after, limit);

/**
 * The charges that are taken together with a plan, itself first of all: those of its group that may be taken now and
 * have the same means; none when it may not be taken itself. The customer takes his own by itself.
 */
export async function openCharges(
  deps: Deps,
  write: Write,
  planId: string,
  byCustomer = false,
): Promise<OpenCharge[]> {
  const plan = await scheduled.findAnyPlan(write.tx, planId);
  const members = plan?.groupId && !byCustomer ? await grouping.membersOf(write.tx, plan.groupId) : [];
  const ids = members.length > 0 ? members.map(({ id }) => id) : [planId];
  const open: OpenCharge[] = [];
  for (const id of ids) {
    const charge = await openCharge(deps, write, id, byCustomer).catch((error: unknown) => {
      // Another one’s missing means is said on its own turn.
      if (id === planId || !(error instanceof Refusal)) throw error;
      return undefined;
    });
    if (charge) open.push(charge);
  }
  const own = open.find((it) => it.plan.id === planId);
  return own ? [own, ...open.filter((it) => it !== own && it.methodId === own.methodId)] : [];
}

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

/** What a customer may take himself, on any day. */
const toPay: ReadonlySet<Plan['status']> = new Set(['planned', 'failed', 'stopped', 'canceled']);

const isDue = (deps: Deps, { status, nextTryOn }: Plan): boolean =>
  (status === 'planned' || status === 'failed') && (nextTryOn ?? '9999') <= today(deps.clock);

/**
 * A plan under lock, if it still holds: due, of a service that still renews itself and was not renewed meanwhile. One
 * that no longer holds is canceled; while a payment of the customer is contested, only he himself charges anything.
 * Refuses with `no-payment-method`.
 */
async function openCharge(
  deps: Deps,
  write: Write,
  planId: string,
  byCustomer = false,
): Promise<OpenCharge | undefined> {
  const plan = await scheduled.lockScheduled(write.tx, deps.engine, planId);
  if (!plan || !(byCustomer ? toPay.has(plan.status) : isDue(deps, plan))) return undefined;
  // A price above what was agreed to is charged to nobody who did not agree again.
  if (!byCustomer && (plan.askedAgain === 1 || (await holdOf(write.tx, plan.customerId)))) return undefined;
  const service = await scheduled.findService(write.tx, plan.customerId, plan.serviceId);
  if (!service || serviceForbids(plan, service)) {
    await scheduled.updateScheduled(write.tx, planId, { status: 'canceled', nextTryOn: null });
    write.changed(plan.customerId, ['scheduledPayments']);
    return undefined;
  }
  const { id: methodId } = await choose(
    deps,
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
