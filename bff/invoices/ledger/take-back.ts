import type { Deps } from '../../deps.ts';
import { isoAt, today } from '../../ports/clock.ts';
import { newId } from '../../ports/random.ts';
import type { Write } from '../../storage/write.ts';
import type { InvoiceTable } from '../table.ts';
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
 * Takes a lost payment off what it settled: first the credit that is left of it, then its invoices, newest first, which
 * are due again. Answers how much was taken; less than asked when its credit was used meanwhile.
 */
export async function takeBack(deps: Deps, write: Write, it: Chargeback): Promise<number> {
  await stored.lockCustomer(write.tx, deps.engine, it.customerId);
  const fromCredit = await takeCredit(deps, write, it);
  let left = it.cents - fromCredit;
  for (const part of await settled.partsSettled(write.tx, it.paymentId)) {
    const cents = Math.min(left, part.cents);
    if (cents <= 0) break;
    const { customerId, disputeId: sourceId } = it;
    const from = { customerId, source: 'dispute', sourceId } as const;
    if (await reopen(deps, write, from, { invoiceId: part.invoiceId, cents })) left -= cents;
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

/** Money that went back to the means that paid, and that no credit note and no credit of the customer stands for. */
export interface Returned {
  readonly customerId: string;
  readonly paymentId: string;
  readonly refundId: string;
  readonly cents: number;
}

/** What a refund made due again: each invoice with its cents, and how much found none. */
export interface DueAgain {
  readonly invoices: readonly { readonly id: string; readonly number: string; readonly cents: number }[];
  readonly left: number;
}

/**
 * Makes due again what a payment had settled and what went back of it: a refund alone takes nothing off the price, only
 * a credit note does (CGI art. 289, I-5). Nothing for what came out of the customer's credit; a repeat changes nothing.
 */
export async function makeDueAgain(deps: Deps, write: Write, it: Returned): Promise<DueAgain> {
  const { customerId, refundId: sourceId } = it;
  const invoices: DueAgain['invoices'][number][] = [];
  if (await settled.isAccountedFor(write.tx, sourceId)) return { invoices, left: 0 };
  let left = it.cents;
  for (const { invoiceId, most } of await settled.stillSettled(write.tx, it.paymentId)) {
    const cents = Math.min(left, most);
    if (cents <= 0) continue;
    const invoice = await reopen(
      deps,
      write,
      { customerId, source: 'refund', sourceId },
      { invoiceId, cents },
    );
    if (!invoice) continue;
    left -= cents;
    const { number, seller } = invoice;
    invoices.push({ id: invoiceId, number, cents });
    await journalise(write, isoAt(deps.clock), {
      ...{ seller, kind: 'allocation', ref: `${invoiceId}:refund:${sourceId}`, customerId, cents: -cents },
      data: { number },
    });
  }
  return { invoices, left };
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
  it: { readonly customerId: string; readonly source: 'dispute' | 'refund'; readonly sourceId: string },
  { invoiceId, cents }: { readonly invoiceId: string; readonly cents: number },
): Promise<InvoiceTable | undefined> {
  const invoice = await stored.lockInvoice(write.tx, deps.engine, it.customerId, invoiceId);
  if (!invoice) throw new Error(`no invoice ${invoiceId} of ${it.customerId}`);
  const at = isoAt(deps.clock);
  const row = { ...it, invoiceId, cents: -cents, at };
  if (!(await stored.insertAllocation(write.tx, row))) return undefined;
  const set = { paidCents: invoice.paidCents - cents, dueCents: invoice.dueCents + cents };
  await stored.updateInvoice(write.tx, invoice, {
    ...set,
    state: stateOf({ ...invoice, ...set }, today(deps.clock)),
    summary: withPayment(invoice.summary, { ...row, id: it.sourceId }),
  });
  await stored.refreshUnpaid(write.tx, it.customerId, invoiceId);
  write.changed(it.customerId, ['invoices', `invoice:${invoiceId}`]);
  return invoice;
}
