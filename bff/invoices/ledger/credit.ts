import type { Deps } from '../../deps.ts';
import { isoAt, today } from '../../ports/clock.ts';
import { Refusal } from '../../refusal.ts';
import type { Write } from '../../storage/write.ts';
import type { DocumentSnapshot } from '../document/model.ts';
import type { InvoiceTable } from '../table.ts';
import { followCreditNote, keepAsCredit, stateOf } from './allocate.ts';
import { creditedAmount, creditedLines, type LinePart } from './credited-lines.ts';
import { settleDispute } from './dispute.ts';
import { finalize, type Draft, type Issued } from './finalize.ts';
import { journalise } from './journal.ts';
import * as stored from './storage.ts';
import { withPayment } from './summary.ts';

/** What is to be credited. */
export interface CreditWish {
  readonly customerId: string;
  readonly invoiceId: string;
  /** Lines of the invoice with the quantity to credit; all that is left when absent. */
  readonly lines?: readonly LinePart[];
  /** Instead of lines: cents with VAT, spread over what is left of them. */
  readonly cents?: number;
  readonly reason: string;
  readonly settlement: 'refund' | 'wallet' | 'offset';
}

/** A credit note and how much of it had been paid. */
export interface Credited {
  readonly issued: Issued;
  /** The invoice as it stands now. */
  readonly invoice: InvoiceTable;
  /** Cents that the customer had paid and gets back. */
  readonly paidBack: number;
  /** What was still due is taken off by this, and the rest had been paid: what the invoice bills is paid for. */
  readonly nowPaid: boolean;
}

/**
 * Issues the credit note of an invoice: own number, reference to number and date of what it corrects (BT-25, BT-26), same
 * VAT. What is still due is taken off; what was paid goes back by refund or stays as credit. The sum of credit notes
 * never exceeds the invoice, and no part of a line is credited twice: refuses with `already-refunded` or `invalid-input`.
 */
export async function creditNote(deps: Deps, write: Write, wish: CreditWish): Promise<Credited> {
  const invoice = await stored.lockInvoice(write.tx, deps.engine, wish.customerId, wish.invoiceId);
  const document = await stored.findDocument(write.tx, wish.invoiceId);
  if (!invoice || !document || invoice.kind !== 'FA')
    throw new Refusal('not-found', { detail: 'There is no such invoice on this account.' });
  const snapshot = JSON.parse(document.snapshot) as DocumentSnapshot;
  const issued = await issue(deps, write, wish, invoice, snapshot);
  const total = issued.snapshot.totals.vatIncluded;
  if (total <= 0 || invoice.creditedCents + total > invoice.totalCents) throw beyond(invoice, total);
  const offset = Math.min(total, invoice.dueCents);
  const after = await takeOff(deps, write, invoice, issued, total, offset);
  const paidBack = total - offset;
  if (wish.settlement !== 'refund') await keepRest(deps, write, wish.customerId, issued.id, paidBack);
  if (wish.settlement !== 'refund' || paidBack === 0)
    await followCreditNote(deps, write, wish.customerId, issued.id);
  const nowPaid = offset > 0 && after.state === 'paid';
  return { issued, invoice: after, paidBack, nowPaid };
}

function beyond(invoice: InvoiceTable, cents: number): Refusal {
  const left = invoice.totalCents - invoice.creditedCents;
  const detail =
    left > 0
      ? `Between 1 and ${left} cents of ${invoice.number} can be credited, not ${cents}.`
      : `${invoice.number} is credited wholly already.`;
  return new Refusal('action-refused', { reason: 'already-refunded', detail });
}

/** Keeps what a credit note gives back, and no payment can take, as the customer's credit; once for each part. */
export const keepRest = (
  deps: Deps,
  write: Write,
  customerId: string,
  creditNoteId: string,
  cents: number,
  part?: string,
): Promise<void> =>
  keepAsCredit(deps, write, {
    customerId,
    origin: 'credit-note',
    originId: creditNoteId,
    cents,
    ...(part ? { part } : {}),
  });

async function issue(
  deps: Deps,
  write: Write,
  wish: CreditWish,
  invoice: InvoiceTable,
  snapshot: DocumentSnapshot,
): Promise<Issued> {
  const services = await stored.servicesOfInvoice(write.tx, invoice.customerId, invoice.id);
  const before = await stored.creditedParts(write.tx, invoice.id);
  const left = invoice.totalCents - invoice.creditedCents;
  if (wish.cents !== undefined && (wish.cents <= 0 || wish.cents > left)) throw beyond(invoice, wish.cents);
  const { lines, parts } =
    wish.cents === undefined
      ? creditedLines(snapshot.lines, wish.lines, before, left)
      : creditedAmount(snapshot.lines, wish.cents, before, left);
  return finalize(deps, write, {
    customerId: wish.customerId,
    seller: invoice.seller,
    kind: 'AV',
    lines,
    subject: invoice.subject,
    words: [invoice.searchKey, invoice.number],
    services,
    dueOn: today(deps.clock),
    exemptions: exemptionsOf(snapshot),
    ...(snapshot.period ? { period: snapshot.period } : {}),
    ...(invoice.purchaseOrder ? { purchaseOrder: invoice.purchaseOrder } : {}),
    credits: {
      invoiceId: invoice.id,
      number: invoice.number,
      issuedOn: invoice.issuedOn,
      reason: wish.reason,
      settlement: wish.settlement,
      parts,
    },
  });
}

/** Why the invoice charged no VAT is why its credit note gives none back. */
const exemptionsOf = ({ vatBreakdown }: DocumentSnapshot): NonNullable<Draft['exemptions']> =>
  Object.fromEntries(
    vatBreakdown.flatMap(({ category, exemption }) => (exemption ? [[category, exemption]] : [])),
  );

async function takeOff(
  deps: Deps,
  write: Write,
  invoice: InvoiceTable,
  issued: Issued,
  total: number,
  offset: number,
): Promise<InvoiceTable> {
  const at = isoAt(deps.clock);
  if (offset > 0) {
    const row = {
      invoiceId: invoice.id,
      source: 'credit' as const,
      sourceId: issued.id,
      customerId: invoice.customerId,
      cents: offset,
      at,
    };
    await stored.insertAllocation(write.tx, row);
    await journalise(write, at, {
      seller: invoice.seller,
      kind: 'allocation',
      ref: `${invoice.id}:credit:${issued.id}`,
      customerId: invoice.customerId,
      cents: offset,
      data: { number: invoice.number },
    });
  }
  const set = { creditedCents: invoice.creditedCents + total, dueCents: invoice.dueCents - offset };
  const state = stateOf({ ...invoice, ...set }, today(deps.clock));
  const summary = withPayment(invoice.summary, { id: issued.id, source: 'credit', at, cents: total });
  await stored.updateInvoice(write.tx, invoice, { ...set, state, summary });
  await stored.refreshUnpaid(write.tx, invoice.customerId, invoice.id);
  const after = await settleDispute(deps, write, { ...invoice, ...set, state }, { state: 'credited' });
  write.changed(invoice.customerId, ['invoices', `invoice:${invoice.id}`]);
  return after;
}
