import type { Deps } from '../deps.ts';
import type { Handler } from '../jobs/runner.ts';
import type { Attempt } from '../payments/attempts.ts';
import { findAttempt } from '../payments/domain.ts';
import type { Withdrawal } from '../payments/waiting-charges.ts';
import { Refusal } from '../refusal.ts';
import { takeWord } from './settle.ts';

/**
 * Makes an attempt that waits for the customer unpayable at the provider, who says which side won: money that came first
 * is settled. One that is over, or that no provider has heard of, stays as it is.
 */
export async function withdrawCharge(deps: Deps, paymentId: string): Promise<Attempt | undefined> {
  const payment = await findAttempt(deps, paymentId);
  if (!payment?.ref || payment.endedAt !== null) return payment;
  const truth = await deps.payments.cancelPayment({
    payment: payment.ref,
    idempotencyKey: `can:${payment.id}`,
  });
  return takeWord(deps, payment.id, truth);
}

/** What the outbox runs when the provider was not reached at once. */
export const withdrawJob =
  (deps: Deps): Handler<Withdrawal> =>
  async ({ payload }) =>
    void (await withdrawCharge(deps, payload.paymentId));

/** Withdraws charges after the write that stopped their plans; answers those that were paid or confirmed first. */
export async function withdrawNow(deps: Deps, paymentIds: readonly string[]): Promise<Attempt[]> {
  const overtaken: Attempt[] = [];
  for (const id of paymentIds) {
    // The plan is stopped whatever the provider answers; the outbox asks him again.
    const after = await withdrawCharge(deps, id).catch((err: unknown) =>
      deps.log.warn({ err, payment: id }, 'a stopped charge is withdrawn later'),
    );
    if (after?.status === 'succeeded' || after?.status === 'processing') overtaken.push(after);
  }
  return overtaken;
}

/** The same for a customer who is told: refuses with `already-paid` or `payment-in-progress` when his money was first. */
export async function withdrawOrTell(deps: Deps, paymentIds: readonly string[]): Promise<void> {
  const [first] = await withdrawNow(deps, paymentIds);
  if (!first) return;
  throw new Refusal('action-refused', {
    reason: first.status === 'succeeded' ? 'already-paid' : 'payment-in-progress',
    detail: 'This payment was confirmed at the bank meanwhile.',
  });
}
