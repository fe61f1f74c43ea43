import { unicodeDomain } from '../../components/contract/domain-name.ts';
import type { RefusalReason } from '../../components/contract/problem.ts';
import type { Deps } from '../deps.ts';
import { addDays, today } from '../ports/clock.ts';
import { euros, longDate } from '../ports/words.ts';
import { leave } from '../storage/outbox.ts';
import type { Write } from '../storage/write.ts';
import { chargeEndedLetter, type ChargeEnd } from './letters/charge-ended.ts';
import { membersOf } from './group-storage.ts';
import * as means from './method-storage.ts';
import { mandateOf } from './news.ts';
import type { DueService } from './scheduled-storage.ts';
import * as scheduled from './scheduled-storage.ts';
import * as stored from './storage.ts';
import type { ScheduledPaymentTable } from './table.ts';

/** A service that renews itself. */
export type { DueService } from './scheduled-storage.ts';
/** A planned charge, as stored. */
export type Plan = ScheduledPaymentTable;

/** Days before the end of a period: announced, charged, tried again. */
export const days = { notice: 15, charge: 7, retries: [5, 3, 1] } as const;

/**
 * The day on which a charge that is announced on `day` is taken: seven days before the end of the period, and never
 * sooner after the announcement than the consent promises. Announced late, it is taken late, within the grace of the
 * service if need be.
 */
export function chargeDay(expiresOn: string, day: string): string {
  const usual = addDays(expiresOn, -days.charge);
  const soonest = addDays(day, days.notice - days.charge);
  return usual > soonest ? usual : soonest;
}

/** What a customer calls the service. */
export const nameOf = (it: Pick<DueService, 'label' | 'domain' | 'product'>): string =>
  it.label || unicodeDomain(it.domain) || it.product;

/** Why the service forbids to charge a planned period: nothing more is to be paid for it, or it renews itself no more. */
export function serviceForbids(
  it: Pick<Plan, 'periodStart'>,
  service: Pick<scheduled.StandingService, 'state' | 'renewal' | 'cancelOn' | 'expiresOn'> | undefined,
): RefusalReason | undefined {
  if (!service || addDays(service.expiresOn, 1) < it.periodStart) return 'over';
  if (service.expiresOn >= it.periodStart) return 'already-paid';
  if (service.state === 'terminated') return 'state-terminated';
  if (service.cancelOn !== null) return 'cancel-scheduled';
  return service.renewal === 'auto' ? undefined : 'renewal-off';
}

/** The day of the next try after a refusal on `day`; none after the last. */
export function nextTry(it: Pick<Plan, 'periodStart'>, day: string): string | null {
  const lastDay = addDays(it.periodStart, -1);
  return days.retries.map((before) => addDays(lastDay, -before)).find((date) => date > day) ?? null;
}

/** How an attempt ended, for the plan that it belongs to. */
export interface PlanOutcome {
  /** The attempt that this is about; null when none was made. */
  readonly paymentId: string | null;
  readonly status: 'paid' | 'failed' | 'action_required' | 'processing';
  readonly failureCode: string | null;
  /** The means must never be tried again. */
  readonly hard: boolean;
}

/** Writes an outcome to its plan, and to those charged together with it, and tells the customer once for each try. */
export async function noteOutcome(deps: Deps, write: Write, planId: string, it: PlanOutcome): Promise<void> {
  const together = await chargedTogether(write, planId, it.paymentId);
  const first = together.map(({ periodStart }) => periodStart).toSorted()[0];
  const noted: Plan[] = [];
  for (const { id } of together) {
    const plan = await note(deps, write, id, it, first);
    if (plan) noted.push(plan);
  }
  if (noted.length === 0 || it.status === 'processing') return;
  await tell(deps, write, noted.toSorted(soonest), endOf(it));
}

/** Why a charge failed that no bank refused. */
const unrefused: Readonly<Record<string, ChargeEnd>> = {
  'no-payment-method': 'missing',
  'not-confirmed': 'unconfirmed',
};

function endOf({ status, failureCode }: PlanOutcome): ChargeEnd {
  if (status === 'failed') return unrefused[failureCode ?? ''] ?? 'declined';
  return status === 'paid' ? 'paid' : 'action';
}

/** The plans that an attempt is for, in one order for everybody who locks them. */
async function chargedTogether(write: Write, planId: string, paymentId: string | null): Promise<Plan[]> {
  const plan = await scheduled.findAnyPlan(write.tx, planId);
  if (!plan?.groupId || paymentId === null || plan.paymentId !== paymentId) return plan ? [plan] : [];
  return (await membersOf(write.tx, plan.groupId)).filter((it) => it.paymentId === paymentId);
}

/** Answers the plan as it stands when this was news. */
async function note(
  deps: Deps,
  write: Write,
  planId: string,
  it: PlanOutcome,
  first: string | undefined,
): Promise<Plan | undefined> {
  const before = await scheduled.lockScheduled(write.tx, deps.engine, planId);
  if (!before || before.status === it.status || before.status === 'paid') return undefined;
  // Stopped while its charge waited for the customer, who may have confirmed it all the same.
  if ((before.status === 'stopped' || before.status === 'canceled') && it.status !== 'paid') return undefined;
  // Old news of an earlier try says nothing of the one under way; money is news whenever it comes.
  if (it.status !== 'paid' && it.paymentId !== null && it.paymentId !== before.paymentId) return undefined;
  const day = today(deps.clock);
  const again = it.status === 'failed' && !it.hard;
  // A group is tried again together, on the days of what ends first; then each has what is left of its own.
  const next = again
    ? (nextTry({ periodStart: first ?? before.periodStart }, day) ?? nextTry(before, day))
    : null;
  await scheduled.updateScheduled(write.tx, planId, {
    status: it.status,
    failureCode: it.failureCode,
    nextTryOn: next,
  });
  write.changed(before.customerId, ['scheduledPayments', `scheduledPayment:${planId}`]);
  return { ...before, nextTryOn: next };
}

async function tell(deps: Deps, write: Write, plans: readonly Plan[], end: ChargeEnd): Promise<void> {
  const [it] = plans as readonly [Plan, ...Plan[]];
  const reader = await stored.addressee(write.tx, it.customerId);
  const { locale } = reader;
  const charge = it.paymentId ? await stored.findAny(write.tx, it.paymentId) : undefined;
  const method = charge?.methodId ? await means.findAny(write.tx, charge.methodId) : undefined;
  const renewed: { label: string; until: string }[] = [];
  for (const { customerId, serviceId, periodEnd } of plans) {
    const service = await scheduled.findService(write.tx, customerId, serviceId);
    renewed.push({ label: service ? nameOf(service) : '', until: longDate(periodEnd, locale) });
  }
  const envelope = {
    id: `charge-${end}:${it.id}:${it.tries}`,
    to: reader.email,
    locale,
    origin: deps.settings.origin,
  };
  const invoices = plans.flatMap(({ invoiceId }) => (invoiceId ? [invoiceId] : []));
  const mail = chargeEndedLetter(envelope, end, {
    name: reader.name,
    label: namesOf(renewed.map(({ label }) => label)),
    // What was really asked for: less than was announced, where a part had been paid or the price fell.
    amount: euros(charge?.cents ?? plans.reduce((sum, { cents }) => sum + cents, 0), locale),
    until: longDate(it.periodEnd, locale),
    renewed: plans.length > 1 ? renewed : [],
    nextTry: it.nextTryOn ? longDate(it.nextTryOn, locale) : '',
    mandate: method ? mandateOf(deps, method) : null,
    url: `${deps.settings.origin}/pay?invoices=${invoices.join(',')}`,
  });
  await leave(write.tx, deps.clock, { kind: 'mail', key: `mail:${mail.id}`, payload: mail });
}

/** In the order in which periods end: the one in which a customer reads them. */
export const soonest = (a: Plan, b: Plan): number => (a.periodStart < b.periodStart ? -1 : 1);

/** One name, or how many with the first of them. */
export const namesOf = (names: readonly string[]): string =>
  names.length > 1
    ? `${names.length} services (${names.slice(0, 3).join(', ')}${names.length > 3 ? '…' : ''})`
    : (names[0] ?? '');

/** A charge that the provider never heard of, or that was taken with one that was stopped, is due as before. */
export async function dueAgain(deps: Deps, write: Write, { id, customerId }: Plan): Promise<void> {
  const set = { status: 'planned', nextTryOn: today(deps.clock), paymentId: null } as const;
  await scheduled.updateScheduled(write.tx, id, set);
  write.changed(customerId, ['scheduledPayments', `scheduledPayment:${id}`]);
}

/** Nothing left us for the provider: the plans of an attempt are due as before, and no customer hears of it. */
export async function neverSent(
  deps: Deps,
  write: Write,
  { scheduledId, id }: { readonly scheduledId: string | null; readonly id: string },
): Promise<void> {
  if (scheduledId === null) return;
  for (const { id: planId } of await chargedTogether(write, scheduledId, id)) {
    const plan = await scheduled.lockScheduled(write.tx, deps.engine, planId);
    if (plan?.status === 'processing' && plan.paymentId === id) await dueAgain(deps, write, plan);
  }
}

/** A period that was paid another way needs its planned charge no more. */
export async function coverPlan(
  deps: Deps,
  write: Write,
  period: { readonly serviceId: string; readonly periodStart: string },
  paymentId: string | null,
): Promise<void> {
  const plan = await scheduled.planOfPeriod(write.tx, period.serviceId, period.periodStart);
  if (!plan || plan.paymentId === paymentId) return;
  const before = await scheduled.lockScheduled(write.tx, deps.engine, plan.id);
  if (!before || before.status === 'paid') return;
  await scheduled.updateScheduled(write.tx, plan.id, { status: 'paid', nextTryOn: null, paymentId });
  write.changed(before.customerId, ['scheduledPayments', `scheduledPayment:${plan.id}`]);
}

/** A service that no longer renews itself needs no planned charge; answers the plans as they stood. */
export async function cancelPlansOf(
  deps: Deps,
  write: Write,
  customerId: string,
  serviceId: string,
): Promise<Plan[]> {
  const plans = await scheduled.lockStoppable(write.tx, deps.engine, customerId, serviceId);
  for (const { id } of plans)
    await scheduled.updateScheduled(write.tx, id, { status: 'canceled', nextTryOn: null });
  if (plans.length > 0) write.changed(customerId, ['scheduledPayments']);
  return plans;
}
