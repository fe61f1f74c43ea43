import type { Deps } from '../deps.ts';
import { allocate, keepAsCredit, type StoredInvoice } from '../invoices/ledger/allocate.ts';
import type { Renews } from '../invoices/ledger/finalize.ts';
import { holderOf } from '../invoices/ledger/between-sellers.ts';
import { journalise } from '../invoices/ledger/journal.ts';
import { record, type Attempt } from '../payments/attempts.ts';
import { partsOf } from '../payments/domain.ts';
import { isoAt } from '../ports/clock.ts';
import type { Payment } from '../ports/payments.ts';
import { keepUsed } from '../payments/method-setups.ts';
import { tellFailed } from '../payments/news.ts';
import { coverPlan } from '../payments/plans.ts';
import { prolong } from '../services/renewal.ts';
import { tellReceived } from '../payments/transfers.ts';
import { tellPlan } from './plan-outcome.ts';
import { inWrite, type Write } from '../storage/write.ts';

/**
 * Takes the provider's word about an attempt and does all that follows from money that arrived, in one transaction: the
 * invoices are settled, what was not owed any more becomes credit, and each renewal paid for is done once.
 */
export function takeWord(deps: Deps, paymentId: string, truth: Payment): Promise<Attempt> {
  return inWrite(deps, async (write) => {
    const { payment, arrived, fell } = await record(deps, write, paymentId, truth);
    const kept = arrived ? await settle(deps, write, payment) : 0;
    // A planned charge has a mail of its own; what was not owed any more is never kept in silence.
    if (arrived && (kept > 0 || !payment.scheduledId)) await tellReceived(deps, write, payment);
    if (fell && !payment.scheduledId) await tellFailed(deps, write, payment);
    await tellPlan(deps, write, payment);
    await keepUsed(deps, write, payment, truth);
    return payment;
  });
}

/**
 * Settles what a payment that arrived was meant for; what is not owed any more becomes the customer's credit; answers how
 * much that is.
 */
export async function settle(deps: Deps, write: Write, payment: Attempt): Promise<number> {
  await journalise(write, isoAt(deps.clock), {
    seller: await holderOf(write, payment.id),
    kind: 'payment',
    ref: payment.id,
    customerId: payment.customerId,
    cents: payment.receivedCents,
    data: { provider: payment.provider, ref: payment.ref ?? '' },
  });
  let left = payment.receivedCents;
  for (const part of await partsOf(write, payment.id)) {
    const { taken, invoice, nowPaid } = await allocate(deps, write, {
      customerId: payment.customerId,
      invoiceId: part.invoiceId,
      source: 'payment',
      sourceId: payment.id,
      cents: Math.min(part.cents, left),
    });
    left -= taken;
    if (nowPaid) await afterPaid(deps, write, invoice, payment.id);
  }
  await keepAsCredit(deps, write, {
    customerId: payment.customerId,
    origin: 'payment',
    originId: payment.id,
    cents: left,
  });
  return left;
}

/** What an invoice that is now paid sets going. */
export async function afterPaid(
  deps: Deps,
  write: Write,
  invoice: StoredInvoice,
  paymentId: string | null,
): Promise<void> {
  for (const renewal of JSON.parse(invoice.renews ?? '[]') as Renews[]) {
    await prolong(deps, write, {
      ...renewal,
      customerId: invoice.customerId,
      invoiceId: invoice.id,
      paymentId,
    });
    await coverPlan(deps, write, renewal, paymentId);
  }
}
