import type { readStopLink } from '../../components/contract/scheduled-payments.ts';
import type { Output } from '../../components/contract/operation.ts';
import { digest } from '../access/digest.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import type { Write } from '../storage/write.ts';
import { nameOf, type Plan } from './plans.ts';
import { forbiddenBy } from './scheduled-view.ts';
import * as scheduled from './scheduled-storage.ts';

const expired = (): Refusal =>
  new Refusal('link-expired', { detail: 'This link is over. Sign in to change your planned payments.' });

/** What the link of an announcement is about. Refuses with `link-expired` what we never gave. */
export async function read(deps: Deps, token: string): Promise<Output<typeof readStopLink>> {
  const link = await scheduled.findStopLink(deps.db, digest(token));
  const plan = link && (await scheduled.findAnyPlan(deps.db, link.scheduledId));
  const service = plan && (await scheduled.findService(deps.db, plan.customerId, plan.serviceId));
  if (!link || !plan || !service) throw expired();
  const isOpen =
    link.usedAt === null && Date.parse(link.expiresAt) > deps.clock.now() && !forbiddenBy('stop', plan);
  return {
    label: nameOf(service),
    amount: { cents: plan.cents, currency: 'EUR' },
    dueOn: plan.dueOn,
    status: plan.status === 'stopped' ? 'stopped' : isOpen ? 'open' : 'too-late',
  };
}

/** Uses a link up and stops its charge. Refuses with `link-expired`, or `action-refused` when the charge is under way. */
export async function use(deps: Deps, write: Write, token: string): Promise<Plan> {
  const link = await scheduled.findStopLink(write.tx, digest(token));
  const plan = link && (await scheduled.lockScheduled(write.tx, deps.engine, link.scheduledId));
  if (!link || !plan || Date.parse(link.expiresAt) <= deps.clock.now()) throw expired();
  if (plan.status === 'stopped') return plan;
  const reason = forbiddenBy('stop', plan);
  if (reason)
    throw new Refusal('action-refused', { reason, detail: 'This payment can no longer be stopped.' });
  if (!(await scheduled.useStopLink(write.tx, link.tokenHash, isoAt(deps.clock)))) throw expired();
  await scheduled.updateScheduled(write.tx, plan.id, {
    status: 'stopped',
    nextTryOn: null,
    stoppedBy: 'link',
  });
  write.changed(plan.customerId, ['scheduledPayments', `scheduledPayment:${plan.id}`]);
  return plan;
}

/** The attempt that a plan led to. */
export const paymentOf = async (deps: Deps, planId: string): Promise<string | null> =>
  (await scheduled.findAnyPlan(deps.db, planId))?.paymentId ?? null;
