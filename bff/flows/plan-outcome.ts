import type { Deps } from '../deps.ts';
import type { Attempt } from '../payments/attempts.ts';
import { noteOutcome, type PlanOutcome } from '../payments/plans.ts';
import type { Write } from '../storage/write.ts';

const outcomes: Partial<Record<Attempt['status'], PlanOutcome['status']>> = {
  succeeded: 'paid',
  failed: 'failed',
  canceled: 'failed',
  processing: 'processing',
  requires_action: 'action_required',
};

/** Tells the plan of a charge how its attempt stands; an attempt without a plan is left alone. */
export async function tellPlan(deps: Deps, write: Write, payment: Attempt): Promise<void> {
  const status = outcomes[payment.status];
  if (!payment.scheduledId || !status) return;
  await noteOutcome(deps, write, payment.scheduledId, {
    paymentId: payment.id,
    status,
    // Withdrawn while it waited for the customer, and not because he stopped it.
    failureCode: payment.status === 'canceled' ? 'not-confirmed' : payment.failureCode,
    hard: payment.failureHard === 1,
  });
}
