import type {
  forecastPayments,
  listScheduledPayments,
  ScheduledPayment,
} from '../../components/contract/payments.ts';
import type { RefusalReason } from '../../components/contract/problem.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import { ability, demand } from '../access/authorize.ts';
import type { Deps } from '../deps.ts';
import { addMonths } from '../ports/calendar.ts';
import { addDays, today } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { days, nameOf, type Plan } from './plans.ts';
import * as scheduled from './scheduled-storage.ts';
import * as stored from './storage.ts';

type Written = { version: number; changed: string[] };
type Action = keyof ScheduledPayment['actions'];

const needs = {
  stop: 'service.renew',
  move: 'service.renew',
  payNow: 'invoice.pay',
  changeMethod: 'card.manage',
} as const;

/** Why a plan's own state forbids an action now. */
export function forbiddenBy(action: Action, it: Pick<Plan, 'status'>): RefusalReason | undefined {
  if (it.status === 'paid') return 'already-paid';
  if (it.status === 'processing') return 'payment-in-progress';
  if (it.status === 'stopped' || it.status === 'canceled')
    return action === 'payNow' ? undefined : 'too-late';
  if (it.status === 'action_required' && action === 'move') return 'payment-in-progress';
  return undefined;
}

/** Charges to come, soonest first, or those that were, newest first. */
export async function list(
  deps: Deps,
  actor: Actor,
  input: ParsedInput<typeof listScheduledPayments>,
): Promise<Output<typeof listScheduledPayments>> {
  const coming = input.when === 'coming';
  const { rows, next, previous, total } = await scheduled.page(deps.db, actor.customerId, coming, input);
  const methods = await stored.methodsOf(deps.db, actor.customerId);
  const standard = methods.find((it) => it.isDefault === 1);
  const items = rows.map((row): ScheduledPayment => {
    const method = methods.find((it) => it.id === row.methodId) ?? standard;
    const abilityOf = (action: Action) =>
      ability(actor, { right: needs[action], forbidden: forbiddenBy(action, row) });
    return {
      id: row.id,
      serviceId: row.serviceId,
      label: nameOf(row),
      kind: row.kind,
      amount: { cents: row.cents, currency: 'EUR' },
      dueOn: row.dueOn,
      periodStart: row.periodStart,
      periodEnd: row.periodEnd,
      status: row.status,
      ...(method
        ? {
            method: {
              id: method.id,
              kind: method.kind,
              ...(method.brand ? { brand: method.brand } : {}),
              last4: method.last4,
            },
          }
        : {}),
      ...(row.announcedAt ? { announcedAt: row.announcedAt } : {}),
      tries: row.tries,
      ...(row.status === 'failed' && row.nextTryOn ? { nextTryOn: row.nextTryOn } : {}),
      ...(row.failureCode ? { failure: row.failureCode } : {}),
      ...(row.invoiceId ? { invoiceId: row.invoiceId } : {}),
      window: windowOf(row, today(deps.clock)),
      version: row.version,
      actions: {
        stop: abilityOf('stop'),
        move: abilityOf('move'),
        payNow: abilityOf('payNow'),
        changeMethod: abilityOf('changeMethod'),
      },
    };
  });
  return { items, ...(next ? { next } : {}), ...(previous ? { previous } : {}), ...(total ? { total } : {}) };
}

/** Between today and the last day of the period: later the service would stop. */
const windowOf = (it: Plan, day: string): { from: string; to: string } => {
  const last = addDays(it.periodStart, -2);
  return { from: day < last ? day : last, to: last };
};

/** What the next twelve months will cost, by month and service, at today's prices. */
export async function forecast(
  deps: Deps,
  actor: Actor,
  totalOf: (service: scheduled.DueService) => number,
): Promise<Output<typeof forecastPayments>> {
  const day = today(deps.clock);
  const end = addMonths(day, 12);
  const months = new Map<string, Output<typeof forecastPayments>['months'][number]>();
  for (let i = 0; i < 12; i++)
    months.set(addMonths(`${day.slice(0, 7)}-01`, i).slice(0, 7), {
      month: addMonths(`${day.slice(0, 7)}-01`, i).slice(0, 7),
      total: { cents: 0, currency: 'EUR' },
      services: [],
    });
  for (const service of await scheduled.renewing(deps.db, actor.customerId, end)) {
    const cents = totalOf(service);
    for (let last = service.expiresOn; last < end; last = addMonths(last, service.periodMonths)) {
      const on = addDays(last, -days.charge) < day ? day : addDays(last, -days.charge);
      const month = months.get(on.slice(0, 7));
      if (!month) continue;
      month.services.push({
        serviceId: service.id,
        label: nameOf(service),
        amount: { cents, currency: 'EUR' },
        on,
        automatic: service.renewal === 'auto',
      });
      month.total.cents += cents;
    }
  }
  const list = [...months.values()];
  return {
    months: list,
    total: { cents: list.reduce((sum, month) => sum + month.total.cents, 0), currency: 'EUR' },
  };
}

/** One plan at the version last seen. */
interface Target {
  readonly id: string;
  readonly version: number;
}

/** Stops a charge; answers the service, for whoever turns its renewal off with it. */
export const stop = (
  deps: Deps,
  write: Write,
  actor: Actor,
  target: Target,
): Promise<Written & { serviceId: string }> =>
  change(deps, write, actor, {
    ...target,
    action: 'stop',
    set: { status: 'stopped', nextTryOn: null, stoppedBy: actor.personName },
  });

/** Moves a charge within its window. */
export const move = (deps: Deps, actor: Actor, target: Target, dueOn: string): Promise<Written> =>
  inWrite(deps, async (write) => {
    const plan = await lock(deps, write, actor, target.id);
    const { from, to } = windowOf(plan, today(deps.clock));
    if (dueOn < from || dueOn > to)
      throw new Refusal('invalid-input', {
        errors: [{ pointer: '/dueOn', detail: `choose a day from ${from} to ${to}` }],
      });
    return change(deps, write, actor, { ...target, action: 'move', set: { dueOn, nextTryOn: dueOn } });
  });

/** Charges this one with another means. */
export const changeMethod = (deps: Deps, actor: Actor, target: Target, methodId: string): Promise<Written> =>
  inWrite(deps, async (write) => {
    if (!(await stored.findMethod(write.tx, actor.customerId, methodId)))
      throw new Refusal('not-found', { detail: 'There is no such payment method on this account.' });
    const plan = await lock(deps, write, actor, target.id);
    const again = plan.status === 'failed' && plan.nextTryOn === null ? { nextTryOn: today(deps.clock) } : {};
    return change(deps, write, actor, { ...target, action: 'changeMethod', set: { methodId, ...again } });
  });

/** Makes a plan due at once; whoever called takes it after this write. */
export async function dueNow(
  deps: Deps,
  write: Write,
  actor: Actor,
  { id, method }: { readonly id: string; readonly method?: string | undefined },
): Promise<void> {
  const plan = await lock(deps, write, actor, id);
  demand(actor, { right: needs.payNow, forbidden: forbiddenBy('payNow', plan) });
  if (method && !(await stored.findMethod(write.tx, actor.customerId, method)))
    throw new Refusal('not-found', { detail: 'There is no such payment method on this account.' });
  await scheduled.updateScheduled(write.tx, id, {
    status: 'planned',
    nextTryOn: today(deps.clock),
    ...(method ? { methodId: method } : {}),
  });
}

async function lock(deps: Deps, write: Write, actor: Actor, id: string): Promise<Plan> {
  const plan = await scheduled.lockScheduled(write.tx, deps.engine, id);
  if (plan?.customerId !== actor.customerId)
    throw new Refusal('not-found', { detail: 'There is no such planned payment on this account.' });
  return plan;
}

async function change(
  deps: Deps,
  write: Write,
  actor: Actor,
  { id, version, action, set }: Target & { readonly action: Action; readonly set: Partial<Plan> },
): Promise<Written & { serviceId: string }> {
  const plan = await lock(deps, write, actor, id);
  demand(actor, { right: needs[action], forbidden: forbiddenBy(action, plan) });
  if (plan.version !== version)
    throw new Refusal('precondition-failed', { detail: 'It changed since you read it; read it again.' });
  await scheduled.updateScheduled(write.tx, id, set);
  const changed = ['scheduledPayments', `scheduledPayment:${id}`];
  write.changed(actor.customerId, changed);
  return { version: version + 1, changed, serviceId: plan.serviceId };
}
