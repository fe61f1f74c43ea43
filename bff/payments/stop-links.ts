import type { readStopLink } from '../../components/contract/scheduled-payments.ts';
import type { Output } from '../../components/contract/operation.ts';
import { digest } from '../access/digest.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import type { Write } from '../storage/write.ts';
import { membersOf } from './group-storage.ts';
import { isGroup } from './groups.ts';
import { nameOf, namesOf, soonest, type Plan } from './plans.ts';
import type { StopLink } from './planning-storage.ts';
import * as stored from './stop-link-storage.ts';
import { forbiddenBy } from './scheduled-view.ts';
import * as scheduled from './scheduled-storage.ts';

const expired = (): Refusal =>
  new Refusal('link-expired', { detail: 'This link is over. Sign in to change your planned payments.' });

/** The charges of a link: one, or those of a group that are still in it. */
async function chargesOf(db: Deps['db'] | Write['tx'], { scheduledId }: StopLink): Promise<Plan[]> {
  if (isGroup(scheduledId)) return membersOf(db, scheduledId);
  const plan = await scheduled.findAnyPlan(db, scheduledId);
  return plan ? [plan] : [];
}

const canStop = (it: Plan): boolean => it.status !== 'stopped' && !forbiddenBy('stop', it);

/** What the link of an announcement is about. Refuses with `link-expired` what we never gave. */
export async function read(deps: Deps, token: string): Promise<Output<typeof readStopLink>> {
  const link = await stored.findStopLink(deps.db, digest(token));
  const plans = link ? await chargesOf(deps.db, link) : [];
  const [first] = plans;
  if (!link || !first) throw expired();
  const isAlive = link.usedAt === null && Date.parse(link.expiresAt) > deps.clock.now();
  const open = plans.filter(canStop);
  const shown = (open.length > 0 ? open : plans).toSorted(soonest);
  const names: string[] = [];
  for (const { customerId, serviceId } of shown) {
    const service = await scheduled.findService(deps.db, customerId, serviceId);
    names.push(service ? nameOf(service) : '');
  }
  return {
    label: namesOf(names),
    amount: { cents: shown.reduce((sum, { cents }) => sum + cents, 0), currency: 'EUR' },
    dueOn: first.dueOn,
    status: plans.every(({ status }) => status === 'stopped')
      ? 'stopped'
      : isAlive && open.length > 0
        ? 'open'
        : 'too-late',
  };
}

/**
 * Uses a link up and stops its charges; answers them. Refuses with `link-expired`, or `action-refused` when they are
 * under way.
 */
export async function use(deps: Deps, write: Write, token: string): Promise<Plan[]> {
  const link = await stored.findStopLink(write.tx, digest(token));
  if (!link || Date.parse(link.expiresAt) <= deps.clock.now()) throw expired();
  const plans: Plan[] = [];
  for (const { id } of await chargesOf(write.tx, link)) {
    const plan = await scheduled.lockScheduled(write.tx, deps.engine, id);
    if (plan) plans.push(plan);
  }
  if (plans.length === 0) throw expired();
  if (plans.every(({ status }) => status === 'stopped')) return plans;
  const open = plans.filter(canStop);
  const reason = plans.map((it) => forbiddenBy('stop', it)).find((it) => it !== undefined);
  if (open.length === 0)
    throw new Refusal('action-refused', {
      ...(reason ? { reason } : {}),
      detail: 'This payment can no longer be stopped.',
    });
  if (!(await stored.useStopLink(write.tx, link.tokenHash, isoAt(deps.clock)))) throw expired();
  for (const plan of open) {
    const set = { status: 'stopped', nextTryOn: null, stoppedBy: 'link' } as const;
    await scheduled.updateScheduled(write.tx, plan.id, set);
    write.changed(plan.customerId, ['scheduledPayments', `scheduledPayment:${plan.id}`]);
  }
  return open;
}
