import type { Deps } from '../../bff/deps.ts';
import { followDispute } from '../../bff/flows/dispute.ts';
import { planDue } from '../../bff/flows/nightly.ts';
import type { Visitor } from './scenario.ts';

/** Announces the charges of the coming two weeks as the nightly run does, and reads the stop link in the visitor's mail. */
export async function announceCharges(deps: Deps, { customerId }: Visitor): Promise<string> {
  await planDue(deps, () => Promise.resolve(true));
  const plan = await deps.db
    .selectFrom('scheduledPayment')
    .where('customerId', '=', customerId)
    .where('status', '=', 'planned')
    .select('id')
    .orderBy('dueOn')
    .executeTakeFirst();
  const mail = await deps.db
    .selectFrom('outbox')
    .where('key', '=', `mail:charge-announced:${plan?.id ?? ''}`)
    .select('payload')
    .executeTakeFirst();
  return /stop#([A-Za-z0-9_-]{43})/.exec(mail?.payload ?? '')?.[1] ?? '';
}

/** The visitor's bank contests his newest payment. */
export async function contest(deps: Deps, { customerId }: Visitor): Promise<void> {
  const payment = await deps.db
    .selectFrom('payment')
    .where('customerId', '=', customerId)
    .where('status', '=', 'succeeded')
    .selectAll()
    .orderBy('createdAt', 'desc')
    .executeTakeFirstOrThrow();
  await followDispute(deps, payment.id, {
    ref: 'dsp_story',
    payment: payment.ref ?? '',
    amount: { cents: payment.receivedCents, currency: 'EUR' },
    status: 'needs_response',
    reason: 'fraudulent',
    respondBy: null,
  });
}
