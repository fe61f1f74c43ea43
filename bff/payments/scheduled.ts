import type {
  forecastPayments,
  listScheduledPayments,
} from '../../components/contract/scheduled-payments.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import { sees, type Actor } from '../access/actor.ts';
import { ability, demand } from '../access/authorize.ts';
import type { Deps } from '../deps.ts';
import { addMonths, periodAfter } from '../ports/calendar.ts';
import { addDays, today } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { findAttempt } from './domain.ts';
import { groupsCharges } from './group-storage.ts';
import { disputeView, holdOf } from './disputes.ts';
import { days, nameOf, type Plan } from './plans.ts';
import * as scheduled from './scheduled-storage.ts';
import { needs, planView, refusedBy, windowOf, type Action } from './scheduled-view.ts';
import * as means from './method-storage.ts';

type Written = { version: number; changed: string[] };
/** Charges to come, soonest first, or those that were, newest first. */
export async function list(
  deps: Deps,
  actor: Actor,
  input: ParsedInput<typeof listScheduledPayments>,
): Promise<Output<typeof listScheduledPayments>> {
  const coming = input.when === 'coming';
  const shown = { coming, visible: actor.services };
  const { rows, next, previous, total } = await scheduled.page(deps.db, actor.customerId, shown, input);
  const [methods, hold, grouping] = await Promise.all([
    means.methodsOf(deps.db, actor.customerId),
    holdOf(deps.db, actor.customerId),
    groupsCharges(deps.db, actor.customerId),
  ]);
  const standard = methods.find((it) => it.isDefault === 1);
  const day = today(deps.clock);
  const ours = methods.filter((it) => it.provider === deps.payments.kind);
  const items = rows.map((row) =>
    planView(row, methods.find((it) => it.id === row.methodId) ?? standard, {
      ...{ actor, day },
      payable: row.methodId ? ours.some((it) => it.id === row.methodId) : ours.length > 0,
    }),
  );
  return {
    items,
    ...(next ? { next } : {}),
    ...(previous ? { previous } : {}),
    ...(total ? { total } : {}),
    ...(hold ? { held: disputeView(hold) } : {}),
    grouping: { on: grouping, change: ability(actor, { right: 'card.manage' }) },
  };
}

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
    if (!sees(actor, service.id)) continue;
    const cents = totalOf(service);
    const { periodMonths, startedOn } = service;
    for (let last = service.expiresOn; last < end; last = periodAfter(last, periodMonths, startedOn).end) {
      const on = addDays(last, -days.charge) < day ? day : addDays(last, -days.charge);
      const month = months.get(on.slice(0, 7));
      if (!month) continue;
      month.services.push({
        serviceId: service.id,
        label: nameOf(service),
        product: service.product,
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

/** Stops a charge; answers the plan as it stood, for what goes with it. */
export const stop = (
  deps: Deps,
  write: Write,
  actor: Actor,
  target: Target,
): Promise<Written & { plan: Plan }> =>
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
    return change(deps, write, actor, {
      ...target,
      action: 'move',
      set: { dueOn, nextTryOn: dueOn, groupId: null },
    });
  });

/** Agrees to the price that was read, and to no other; answers the plan, with whose service the consent rises. */
export const agree = (
  deps: Deps,
  write: Write,
  actor: Actor,
  { id, version, cents }: Target & { readonly cents: number },
): Promise<Written & { plan: Plan }> =>
  lock(deps, write, actor, id).then((plan) => {
    if (plan.cents !== cents)
      throw new Refusal('invalid-input', {
        errors: [{ pointer: '/amount', detail: `the price is ${plan.cents} cents` }],
      });
    return change(deps, write, actor, { id, version, action: 'agree', set: { askedAgain: 0 } });
  });

/** Charges this one with another means. */
export const changeMethod = (deps: Deps, actor: Actor, target: Target, methodId: string): Promise<Written> =>
  inWrite(deps, async (write) => {
    if (!(await means.findMethod(write.tx, actor.customerId, methodId)))
      throw new Refusal('not-found', { detail: 'There is no such payment method on this account.' });
    const plan = await lock(deps, write, actor, target.id);
    const again = plan.status === 'failed' && plan.nextTryOn === null ? { nextTryOn: today(deps.clock) } : {};
    return change(deps, write, actor, {
      ...target,
      action: 'changeMethod',
      set: { methodId, groupId: null, ...again },
    });
  });

/** The charge of a plan that waits for the customer already: it is the one to go on with. */
export async function waitingFor(deps: Deps, actor: Actor, id: string): Promise<string | undefined> {
  const plan = await scheduled.findAnyPlan(deps.db, id);
  if (!isSeen(actor, plan)) throw noPlan();
  await demandFor(deps.db, actor, 'payNow', plan);
  const charge = plan.paymentId ? await findAttempt(deps, plan.paymentId) : undefined;
  return charge?.status === 'requires_action' ? charge.id : undefined;
}

/** What a customer wants to pay before its day. */
export interface PayWish {
  readonly id: string;
  readonly method?: string | undefined;
  /** What he was shown. */
  readonly cents?: number | undefined;
}

/**
 * Locks a plan that the customer takes now, by itself and with the means that he chose; whoever called opens its charge
 * in the same write. Refuses whatever cannot be charged, with `action-refused` and the reason, before anything is.
 */
export async function takeNow(
  deps: Deps,
  write: Write,
  actor: Actor,
  { id, method, cents }: PayWish,
): Promise<void> {
  const plan = await lock(deps, write, actor, id);
  await demandFor(write.tx, actor, 'payNow', plan);
  if (method && !(await means.findMethod(write.tx, actor.customerId, method)))
    throw new Refusal('not-found', { detail: 'There is no such payment method on this account.' });
  if (plan.status === 'action_required')
    throw new Refusal('action-refused', {
      reason: 'payment-in-progress',
      detail: 'Your bank waits for you to confirm this payment; do not pay a second time.',
    });
  if (cents !== undefined && cents !== plan.cents) throw dearer();
  const set = { groupId: null, ...(method ? { methodId: method } : {}) };
  await scheduled.updateScheduled(write.tx, id, set);
}

/** The price is not the one that the customer was shown. */
export const dearer = (): Refusal =>
  new Refusal('action-refused', {
    reason: 'consent-missing',
    detail: 'The price has changed; read the planned payment again and agree to it.',
  });

const noPlan = (): Refusal =>
  new Refusal('not-found', { detail: 'There is no such planned payment on this account.' });

const isSeen = (actor: Actor, plan: Plan | undefined): plan is Plan =>
  plan?.customerId === actor.customerId && sees(actor, plan.serviceId);

async function demandFor(
  db: Deps['db'] | Write['tx'],
  actor: Actor,
  action: Action,
  plan: Plan,
): Promise<void> {
  const service = await scheduled.findService(db, plan.customerId, plan.serviceId);
  demand(actor, { right: needs[action], forbidden: refusedBy(action, plan, service) });
}

async function lock(deps: Deps, write: Write, actor: Actor, id: string): Promise<Plan> {
  const plan = await scheduled.lockScheduled(write.tx, deps.engine, id);
  if (!isSeen(actor, plan)) throw noPlan();
  return plan;
}

async function change(
  deps: Deps,
  write: Write,
  actor: Actor,
  { id, version, action, set }: Target & { readonly action: Action; readonly set: Partial<Plan> },
): Promise<Written & { plan: Plan }> {
  const plan = await lock(deps, write, actor, id);
  await demandFor(write.tx, actor, action, plan);
  if (plan.version !== version)
    throw new Refusal('precondition-failed', { detail: 'It changed since you read it; read it again.' });
  await scheduled.updateScheduled(write.tx, id, set);
  const changed = ['scheduledPayments', `scheduledPayment:${id}`];
  write.changed(actor.customerId, changed);
  return { version: version + 1, changed, plan };
}
