import type { Deps } from '../deps.ts';
import * as attempts from '../payments/attempts.ts';
import { findAttempt, providerCustomer } from '../payments/domain.ts';
import { GatewayRefused, outcomeUnknown } from '../ports/payment-errors.ts';
import { neverSent } from '../payments/plans.ts';
import { inWrite } from '../storage/write.ts';
import { tellPlan } from './plan-outcome.ts';
import { takeWord } from './settle.ts';

/** An attempt that the provider does not know after so long never reached it. */
const neverArrivedMs = 10 * 60_000;

/**
 * Asks the provider how an attempt stands and takes its word: for webhooks, the way back from its page, and the nightly
 * look. All three may come together and repeat.
 */
export async function follow(deps: Deps, paymentId: string): Promise<attempts.Attempt | undefined> {
  const payment = await findAttempt(deps, paymentId);
  if (!payment) return undefined;
  try {
    const truth = payment.ref ? await deps.payments.fetchPayment(payment.ref) : await found(deps, payment);
    if (truth) return await takeWord(deps, payment.id, truth);
    return await lost(deps, payment);
  } catch (error) {
    if (error instanceof GatewayRefused && error.reason === 'not-found') return lost(deps, payment);
    // What fails each time must not stand before those that wait behind it.
    await attempts.lookLater(deps, payment);
    if (!outcomeUnknown(error)) throw error;
    return payment;
  }
}

/** The same for somebody who only reads: what cannot be asked now is shown as it was last known. */
export const followForReader = (deps: Deps, paymentId: string): Promise<unknown> =>
  follow(deps, paymentId).catch((err: unknown) =>
    deps.log.warn({ err, payment: paymentId }, 'an open payment could not be followed'),
  );

async function found(deps: Deps, payment: attempts.Attempt) {
  const customer = await providerCustomer(deps, payment.customerId);
  const [newest] = await deps.payments.findPayments({ customer, reference: payment.id });
  return newest;
}

/** Nothing reached the provider: once no request can be on its way any more, the attempt has failed. */
async function lost(deps: Deps, payment: attempts.Attempt): Promise<attempts.Attempt> {
  const left = Date.parse(payment.createdAt) + neverArrivedMs - deps.clock.now();
  if (left < 0)
    return inWrite(deps, async (write) => {
      const failed = await attempts.fail(deps, write, payment.id, { code: 'never-sent', hard: false });
      // No bank refused anything: a planned charge is due as before, and its customer is not told that it was.
      await (payment.offSession === 1 && failed.failureCode === 'never-sent'
        ? neverSent(deps, write, failed)
        : tellPlan(deps, write, failed));
      return failed;
    });
  await attempts.lookLater(deps, payment, left + 1);
  return payment;
}
