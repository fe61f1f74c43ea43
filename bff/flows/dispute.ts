import type { Deps } from '../deps.ts';
import { takeBack } from '../invoices/ledger/take-back.ts';
import { noteTaken, recordDispute, tellDispute } from '../payments/disputes.ts';
import type { Dispute } from '../ports/payments.ts';
import { inWrite } from '../storage/write.ts';

/**
 * Follows a contested payment: recorded and told to the customer; while it is open nothing is charged automatically. A lost
 * one makes its invoices due again. Repeats and events out of order change nothing twice.
 */
export const followDispute = (deps: Deps, paymentId: string, truth: Dispute): Promise<void> =>
  inWrite(deps, async (write) => {
    const { dispute, payment, isNews } = await recordDispute(deps, write, paymentId, truth);
    if (!isNews) return;
    if (dispute.outcome === 'lost') {
      const { customerId, ref, cents } = dispute;
      const taken = await takeBack(deps, write, { customerId, paymentId, disputeId: ref, cents });
      await noteTaken(write, dispute, taken);
      if (taken < cents)
        deps.log.error({ dispute: ref, payment: payment.id }, 'a lost payment had been spent as credit');
    }
    await tellDispute(deps, write, dispute);
  });
