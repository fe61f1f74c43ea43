import type { Deps } from '../deps.ts';
import { creditNote } from '../invoices/ledger/credit.ts';
import { lockCredit, spendCredit } from '../invoices/ledger/spend.ts';
import { creditableOf } from '../invoices/ledger/take-back.ts';
import { findAttempt } from '../payments/domain.ts';
import { attemptNamed } from '../payments/inbox.ts';
import { keepFound, knownRefunds, lockPayment } from '../payments/refunds.ts';
import { refundParts, type RefundPart } from '../payments/wallet.ts';
import type { Refund } from '../ports/payments.ts';
import { inWrite, type Write } from '../storage/write.ts';

const reason = 'Remboursement par notre prestataire de paiement';

/**
 * Takes up a refund that was made on the provider's own pages. What it gives back is first the credit that is left of
 * its payment, then paid invoices that the payment settled, newest first: each gets its credit note. What is left was
 * paid for invoices that are not paid wholly: it is due again there, as no price fell. Once for the provider's name of
 * it; answers whether it was news.
 */
export async function adoptRefund(
  deps: Deps,
  truth: Refund,
  record: (write: Write, id: string) => Promise<void>,
): Promise<boolean> {
  const paymentId = await attemptNamed(deps, truth.payment);
  const payment = paymentId && (await findAttempt(deps, paymentId));
  if (!payment) return false;
  if (truth.amount.currency !== 'EUR') throw new Error(`refund ${truth.ref} is in ${truth.amount.currency}`);
  return inWrite(deps, async (write) => {
    await lockCredit(deps, write, payment.customerId);
    await lockPayment(deps, write, payment.id);
    if ((await knownRefunds(deps, write.tx, truth)).length > 0) return false;
    const found = { customerId: payment.customerId, paymentId: payment.id, ref: truth.ref, record };
    const afterCredit = await ofCredit(deps, write, found, truth.amount.cents);
    const left = await ofInvoices(deps, write, found, afterCredit);
    if (left > 0) await keep(deps, write, found, { creditNoteId: '', cents: left });
    const facts = { refund: truth.ref, payment: payment.id, left };
    deps.log.warn(facts, 'a refund was made without us');
    return true;
  });
}

interface Found {
  readonly customerId: string;
  readonly paymentId: string;
  readonly ref: string;
  readonly record: (write: Write, id: string) => Promise<void>;
}

/** Takes it from the credit that could go back to this payment; answers what is left. */
async function ofCredit(deps: Deps, write: Write, found: Found, cents: number): Promise<number> {
  const parts = await refundParts(deps, write.tx, found.customerId);
  let left = cents;
  for (const part of parts.filter(({ paymentId }) => paymentId === found.paymentId)) {
    const some = Math.min(left, part.cents);
    if (some <= 0) continue;
    const creditNoteId = part.origin === 'credit-note' ? part.originId : '';
    await keep(deps, write, found, { creditNoteId, cents: some }, part);
    left -= some;
  }
  return left;
}

/** Credits what the payment settled; answers what is left. */
async function ofInvoices(deps: Deps, write: Write, found: Found, cents: number): Promise<number> {
  let left = cents;
  for (const { invoiceId, most } of await creditableOf(write, found.paymentId)) {
    const some = Math.min(left, most);
    if (some <= 0) continue;
    const { customerId } = found;
    const wish = { customerId, invoiceId, cents: some, reason, settlement: 'refund' } as const;
    const { issued, paidBack } = await creditNote(deps, write, wish);
    await keep(deps, write, found, { creditNoteId: issued.id, cents: paidBack });
    left -= paidBack;
  }
  return left;
}

async function keep(
  deps: Deps,
  write: Write,
  { customerId, paymentId, ref, record }: Found,
  { creditNoteId, cents }: { readonly creditNoteId: string; readonly cents: number },
  credit?: RefundPart,
): Promise<void> {
  const refundId = await keepFound(deps, write, { customerId, paymentId, ref, creditNoteId, cents });
  if (credit) {
    const { origin, originId } = credit;
    await spendCredit(deps, write, { customerId, origin, originId, cents, refundId });
  }
  await record(write, refundId);
}
