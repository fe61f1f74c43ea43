import type { Deps } from '../../deps.ts';
import { isoAt, today } from '../../ports/clock.ts';
import { newId } from '../../ports/random.ts';
import type { Write } from '../../storage/write.ts';
import { stateOf } from './allocate.ts';
import { collector } from './collector.ts';
import { journalise } from './journal.ts';
import { withPayment } from './summary.ts';
import * as stored from './storage.ts';
import * as settled from './take-back-storage.ts';

/** Of the paid invoices that a payment settled, how much could be credited, newest invoice first. */
export const creditableOf = (
  { tx }: Write,
  paymentId: string,
): Promise<{ readonly invoiceId: string; readonly most: number }[]> => settled.creditableOf(tx, paymentId);

/** Money that a bank took back. */
export interface Chargeback {
  readonly customerId: string;
  readonly paymentId: string;
  /** The dispute: its id makes a repeat harmless. */
  readonly disputeId: string;
  readonly cents: number;
}

/**
 * Takes a lost payment off what it settled: first the credit that is left of it, then its invoices, newest first, which are
 * due again. Answers how much was taken; less than asked when its credit was used meanwhile.
 */
export async function takeBack(deps: Deps, write: Write, it: Chargeback): Promise<number> {
  await stored.lockCustomer(write.tx, deps.engine, it.customerId);
  const fromCredit = await takeCredit(deps, write, it);
  let left = it.cents - fromCredit;
  for (const part of await settled.partsSettled(write.tx, it.paymentId)) {
    const cents = Math.min(left, part.cents);
    if (cents <= 0) break;
    if (await reopen(deps, write, it, part.invoiceId, cents)) left -= cents;
  }
  const taken = it.cents - left;
  if (taken > 0)
    await journalise(write, isoAt(deps.clock), {
      seller: collector,
      kind: 'chargeback',
      ref: it.disputeId,
      customerId: it.customerId,
      cents: -taken,
      data: { payment: it.paymentId },
    });
  return taken;
}

async function takeCredit(deps: Deps, write: Write, it: Chargeback): Promise<number> {
  const credit = (await stored.openCredits(write.tx, it.customerId)).find(
    ({ origin, originId }) => origin === 'payment' && originId === it.paymentId,
  );
  const cents = Math.min(it.cents, credit?.left ?? 0);
  if (cents <= 0) return 0;
  const entry = { origin: 'payment', originId: it.paymentId, use: 'dispute', useId: it.disputeId } as const;
  const fresh = await stored.insertWalletEntry(write.tx, {
    ...entry,
    customerId: it.customerId,
    id: newId(deps.random, 'wal'),
    at: isoAt(deps.clock),
    cents: -cents,
  });
  if (fresh) write.changed(it.customerId, ['wallet']);
  return fresh ? cents : 0;
}

async function reopen(
  deps: Deps,
  write: Write,
  it: Chargeback,
  invoiceId: string,
  cents: number,
): Promise<boolean> {
  const invoice = await stored.lockInvoice(write.tx, deps.engine, it.customerId, invoiceId);
  if (!invoice) throw new Error(`no invoice ${invoiceId} of ${it.customerId}`);
  const at = isoAt(deps.clock);
  const row = {
    invoiceId,
    source: 'dispute',
    sourceId: it.disputeId,
    customerId: it.customerId,
    cents: -cents,
    at,
  } as const;
  if (!(await stored.insertAllocation(write.tx, row))) return false;
  const set = { paidCents: invoice.paidCents - cents, dueCents: invoice.dueCents + cents };
  await stored.updateInvoice(write.tx, invoice, {
    ...set,
    state: stateOf({ ...invoice, ...set }, today(deps.clock)),
    summary: withPayment(invoice.summary, { ...row, id: it.disputeId }),
  });
  await stored.refreshUnpaid(write.tx, it.customerId, invoiceId);
  write.changed(it.customerId, ['invoices', `invoice:${invoiceId}`]);
  return true;
}
