import type { Deps } from '../deps.ts';
import { leave } from '../storage/outbox.ts';
import type { Write } from '../storage/write.ts';
import { membersOf } from './group-storage.ts';
import { dueAgain, type Plan } from './plans.ts';

/** Who sends a withdrawal at once has done it by then. */
const afterMs = 10_000;

/** The job that makes a charge unpayable at the provider. */
export interface Withdrawal {
  readonly paymentId: string;
}

/**
 * Withdraws the charges that these plans, stopped in this very write, wait with for the customer: each leaves the job that
 * makes it unpayable at the provider. What was charged together with them is due again, without them. Answers the attempts,
 * for whoever asks the provider at once.
 */
export async function letGo(deps: Deps, write: Write, plans: readonly Plan[]): Promise<string[]> {
  const waiting = plans.filter(({ status }) => status === 'action_required');
  const stopped = new Set(waiting.map(({ id }) => id));
  const ids = [...new Set(waiting.flatMap(({ paymentId }) => (paymentId ? [paymentId] : [])))];
  for (const paymentId of ids) {
    const payload: Withdrawal = { paymentId };
    await leave(write.tx, deps.clock, {
      kind: 'withdraw-charge',
      key: `withdraw-charge:${paymentId}`,
      payload,
      afterMs,
    });
  }
  for (const { groupId, paymentId } of waiting) {
    if (!groupId) continue;
    for (const it of await membersOf(write.tx, groupId))
      if (it.paymentId === paymentId && !stopped.has(it.id)) await dueAgain(deps, write, it);
  }
  return ids;
}
