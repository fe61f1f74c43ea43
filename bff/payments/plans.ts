import type { Deps } from '../deps.ts';
import { addDays, today } from '../ports/clock.ts';
import { euros, longDate } from '../ports/words.ts';
import { leave } from '../storage/outbox.ts';
import type { Write } from '../storage/write.ts';
import { chargeEndedLetter, type ChargeEnd } from './letters/charge-ended.ts';
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

/** What a customer calls the service. */
export const nameOf = (it: Pick<DueService, 'label' | 'domain' | 'product'>): string =>
  it.label || it.domain || it.product;

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

/** Writes an outcome to its plan and tells the customer, once for each try. */
export async function noteOutcome(deps: Deps, write: Write, planId: string, it: PlanOutcome): Promise<void> {
  const before = await scheduled.lockScheduled(write.tx, deps.engine, planId);
  if (!before || before.status === it.status || before.status === 'paid') return;
  // Stopped while its charge waited for the customer, who may confirm it all the same.
  if (before.status === 'stopped' && it.status !== 'paid') return;
  // Old news of an earlier try says nothing of the one under way; money is news whenever it comes.
  if (it.status !== 'paid' && it.paymentId !== null && it.paymentId !== before.paymentId) return;
  const next = it.status === 'failed' && !it.hard ? nextTry(before, today(deps.clock)) : null;
  await scheduled.updateScheduled(write.tx, planId, {
    status: it.status,
    failureCode: it.failureCode,
    nextTryOn: next,
  });
  write.changed(before.customerId, ['scheduledPayments', `scheduledPayment:${planId}`]);
  if (it.status === 'processing') return;
  await tell(
    deps,
    write,
    { ...before, nextTryOn: next },
    it.status === 'paid' ? 'paid' : it.status === 'failed' ? 'declined' : 'action',
  );
}

async function tell(deps: Deps, write: Write, it: Plan, end: ChargeEnd): Promise<void> {
  const reader = await stored.addressee(write.tx, it.customerId);
  const service = await scheduled.findService(write.tx, it.customerId, it.serviceId);
  const charge = it.paymentId ? await stored.findAny(write.tx, it.paymentId) : undefined;
  const method = charge?.methodId ? await means.findAny(write.tx, charge.methodId) : undefined;
  const envelope = {
    id: `charge-${end}:${it.id}:${it.tries}`,
    to: reader.email,
    locale: reader.locale,
    origin: deps.settings.origin,
  };
  const mail = chargeEndedLetter(envelope, end, {
    name: reader.name,
    label: service ? nameOf(service) : '',
    amount: euros(it.cents, reader.locale),
    until: longDate(it.periodEnd, reader.locale),
    nextTry: it.nextTryOn ? longDate(it.nextTryOn, reader.locale) : '',
    mandate: method ? mandateOf(deps, method) : null,
    url: `${deps.settings.origin}/pay?invoices=${it.invoiceId ?? ''}`,
  });
  await leave(write.tx, deps.clock, { kind: 'mail', key: `mail:${mail.id}`, payload: mail });
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

/** A service that no longer renews itself needs no planned charge. */
export async function cancelPlansOf(write: Write, customerId: string, serviceId: string): Promise<void> {
  if ((await scheduled.cancelPlans(write.tx, customerId, serviceId)) > 0)
    write.changed(customerId, ['scheduledPayments']);
}
