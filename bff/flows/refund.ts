import type { Deps } from '../deps.ts';
import { creditNote, type CreditWish } from '../invoices/ledger/credit.ts';
import { refundsFor, openRefunds, recordRefund, type OpenRefund } from '../payments/refunds.ts';
import { GatewayRefused, outcomeUnknown } from '../ports/payment-errors.ts';
import { inWrite } from '../storage/write.ts';
import type { Handler } from '../jobs/runner.ts';

/**
 * Credits an invoice, wholly or in part: what is still due is taken off first, the rest is refunded to the means that
 * paid or kept as credit. Never more than the invoice and never more than what was paid. Answers the credit note.
 */
export const credit = (
  deps: Deps,
  wish: CreditWish,
): Promise<{ readonly id: string; readonly number: string }> =>
  inWrite(deps, async (write) => {
    const { issued, paidBack, invoiceId } = await creditNote(deps, write, wish);
    if (wish.settlement === 'refund' && paidBack > 0)
      await refundsFor(deps, write, {
        customerId: wish.customerId,
        invoiceId,
        creditNoteId: issued.id,
        cents: paidBack,
      });
    return { id: issued.id, number: issued.number };
  });

/** Sends a refund to the provider: the same key for the same refund, whatever happens in between. */
export const refundJob =
  (deps: Deps): Handler<{ readonly refundId: string }> =>
  async ({ payload: { refundId } }) => {
    for (const refund of await openRefunds(deps, refundId)) await send(deps, refund);
  };

async function send(deps: Deps, it: OpenRefund): Promise<void> {
  try {
    const truth = await deps.payments.refund({
      payment: it.paymentRef,
      cents: it.cents,
      reference: it.id,
      idempotencyKey: `ref:${it.id}`,
    });
    await inWrite(deps, (write) => recordRefund(deps, write, it.id, truth));
  } catch (error) {
    if (outcomeUnknown(error) || !(error instanceof GatewayRefused)) throw error;
    await inWrite(deps, (write) =>
      recordRefund(deps, write, it.id, { ref: null, status: 'failed', failureReason: error.reason }),
    );
  }
}

/** Reads how a refund stands at the provider and records it: for its events. */
export async function followRefund(deps: Deps, ref: string): Promise<void> {
  const truth = await deps.payments.fetchRefund(ref);
  const id = truth.reference;
  if (id) await inWrite(deps, (write) => recordRefund(deps, write, id, truth));
}
