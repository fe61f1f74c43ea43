import type { Deps } from '../../deps.ts';
import { isoAt, today } from '../../ports/clock.ts';
import { Refusal } from '../../refusal.ts';
import type { Write } from '../../storage/write.ts';
import type { DraftLine } from '../document/compose.ts';
import type { DocumentSnapshot } from '../document/model.ts';
import type { InvoiceTable } from '../table.ts';
import { keepAsCredit, stateOf } from './allocate.ts';
import { finalize, type Issued } from './finalize.ts';
import { journalise } from './journal.ts';
import * as stored from './storage.ts';
import { withPayment } from './summary.ts';

/** What is to be credited. */
export interface CreditWish {
  readonly customerId: string;
  readonly invoiceId: string;
  /** Lines of the invoice with the quantity to credit (ten-thousandths); all of them when absent. */
  readonly lines?: readonly { readonly id: string; readonly quantity: number }[];
  readonly reason: string;
  readonly settlement: 'refund' | 'wallet' | 'offset';
}

/** A credit note and how much of it had been paid. */
export interface Credited {
  readonly issued: Issued;
  readonly invoiceId: string;
  /** Cents that the customer had paid and gets back. */
  readonly paidBack: number;
}

/**
 * Issues the credit note of an invoice: own number, reference to number and date of what it corrects (BT-25, BT-26), same
 * VAT. What is still due is taken off; what was paid goes back by refund or stays as credit. The sum of credit notes
 * never exceeds the invoice: refuses with `already-refunded`.
 */
export async function creditNote(deps: Deps, write: Write, wish: CreditWish): Promise<Credited> {
  const invoice = await stored.lockInvoice(write.tx, deps.engine, wish.customerId, wish.invoiceId);
  const document = await stored.findDocument(write.tx, wish.invoiceId);
  if (!invoice || !document || invoice.kind !== 'FA')
    throw new Refusal('not-found', { detail: 'There is no such invoice on this account.' });
  const snapshot = JSON.parse(document.snapshot) as DocumentSnapshot;
  const issued = await issue(deps, write, wish, invoice, snapshot);
  const total = issued.snapshot.totals.vatIncluded;
  if (invoice.creditedCents + total > invoice.totalCents)
    throw new Refusal('action-refused', {
      reason: 'already-refunded',
      detail: `At most ${invoice.totalCents - invoice.creditedCents} cents of ${invoice.number} can still be credited.`,
    });
  const offset = Math.min(total, invoice.dueCents);
  await takeOff(deps, write, invoice, issued, total, offset);
  const paidBack = total - offset;
  if (wish.settlement !== 'refund')
    await keepAsCredit(deps, write, {
      customerId: wish.customerId,
      origin: 'credit-note',
      originId: issued.id,
      cents: paidBack,
    });
  return { issued, invoiceId: invoice.id, paidBack };
}

function issue(
  deps: Deps,
  write: Write,
  wish: CreditWish,
  invoice: InvoiceTable,
  snapshot: DocumentSnapshot,
): Promise<Issued> {
  const services = wish.lines ? [] : stored.servicesOfInvoice(write.tx, invoice.customerId, invoice.id);
  return Promise.resolve(services).then((ids) =>
    finalize(deps, write, {
      customerId: wish.customerId,
      seller: invoice.seller,
      kind: 'AV',
      lines: creditedLines(snapshot, wish.lines),
      subject: invoice.subject,
      words: [invoice.searchKey],
      services: ids,
      dueOn: today(deps.clock),
      ...(snapshot.period ? { period: snapshot.period } : {}),
      ...(invoice.purchaseOrder ? { purchaseOrder: invoice.purchaseOrder } : {}),
      credits: {
        invoiceId: invoice.id,
        number: invoice.number,
        issuedOn: invoice.issuedOn,
        reason: wish.reason,
        settlement: wish.settlement,
      },
    }),
  );
}

/** The invoice's lines as they were priced, in the quantities to credit. Discounts travel in proportion. */
function creditedLines(snapshot: DocumentSnapshot, wanted: CreditWish['lines']): DraftLine[] {
  return snapshot.lines.flatMap((line): DraftLine[] => {
    const quantity = wanted ? (wanted.find(({ id }) => id === line.id)?.quantity ?? 0) : line.quantity;
    if (quantity === 0) return [];
    if (quantity < 0 || quantity > line.quantity)
      throw new Refusal('invalid-input', {
        errors: [{ pointer: `/lines/${line.id}`, detail: `credit at most ${line.quantity / 10_000}` }],
      });
    const full = line.priceIncludesVat ? line.allowance?.vatIncludedAmount : line.allowance?.netAmount;
    const discount = full ? Math.round((full * quantity) / line.quantity) : 0;
    return [
      {
        name: line.name,
        unitCode: line.unitCode,
        quantity,
        priceIncludesVat: line.priceIncludesVat,
        unitPrice: line.priceIncludesVat ? line.vatIncludedUnitPrice : line.netUnitPrice,
        vatCategory: line.vatCategory,
        vatRate: line.vatRate,
        ...(line.period ? { period: line.period } : {}),
        ...(discount > 0 ? { discount, discountReason: line.allowance?.reason ?? 'Remise' } : {}),
      },
    ];
  });
}

async function takeOff(
  deps: Deps,
  write: Write,
  invoice: InvoiceTable,
  issued: Issued,
  total: number,
  offset: number,
): Promise<void> {
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
  write.changed(invoice.customerId, ['invoices', `invoice:${invoice.id}`]);
}
