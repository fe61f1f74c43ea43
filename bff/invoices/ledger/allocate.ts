import type { InvoiceState } from '../../../components/contract/invoices.ts';
import type { Deps } from '../../deps.ts';
import { isoAt, today } from '../../ports/clock.ts';
import { newId } from '../../ports/random.ts';
import type { Write } from '../../storage/write.ts';
import type { AllocationTable, InvoiceTable } from '../table.ts';
import { holderOfCredit, noteBetweenSellers } from './between-sellers.ts';
import { journalise } from './journal.ts';
import { withPayment } from './summary.ts';
import * as stored from './storage.ts';

/** An invoice as stored. */
export type StoredInvoice = InvoiceTable;

/** Money or credit meant for one invoice. */
export interface Settlement {
  readonly customerId: string;
  readonly invoiceId: string;
  readonly source: AllocationTable['source'];
  readonly sourceId: string;
  readonly cents: number;
}

/** What became of it. */
export interface Settled {
  /** How much the invoice took; the rest was not owed. */
  readonly taken: number;
  /** The invoice as it stands now. */
  readonly invoice: InvoiceTable;
  /** This settlement paid the last of it. */
  readonly nowPaid: boolean;
}

/**
 * Settles an invoice with as much of the amount as it still needs, under its lock. The same source settles the same
 * invoice once: a repeat takes nothing and changes nothing.
 */
export async function allocate(deps: Deps, write: Write, it: Settlement): Promise<Settled> {
  const invoice = await stored.lockInvoice(write.tx, deps.engine, it.customerId, it.invoiceId);
  if (!invoice) throw new Error(`no invoice ${it.invoiceId} of ${it.customerId}`);
  const at = isoAt(deps.clock);
  const taken = Math.min(it.cents, invoice.dueCents);
  const row = {
    invoiceId: it.invoiceId,
    source: it.source,
    sourceId: it.sourceId,
    customerId: it.customerId,
    cents: taken,
    at,
  };
  if (taken <= 0 || !(await stored.insertAllocation(write.tx, row)))
    return { taken: 0, invoice, nowPaid: false };
  const set = { paidCents: invoice.paidCents + taken, dueCents: invoice.dueCents - taken };
  const after = { ...invoice, ...set, state: stateOf({ ...invoice, ...set }, today(deps.clock)) };
  await stored.updateInvoice(write.tx, invoice, {
    ...set,
    state: after.state,
    summary: withPayment(invoice.summary, { ...row, id: it.sourceId }),
  });
  await stored.refreshUnpaid(write.tx, it.customerId, it.invoiceId);
  await journalise(write, at, {
    seller: invoice.seller,
    kind: 'allocation',
    ref: `${it.invoiceId}:${it.source}:${it.sourceId}`,
    customerId: it.customerId,
    cents: taken,
    data: { number: invoice.number },
  });
  write.changed(it.customerId, ['invoices', `invoice:${it.invoiceId}`]);
  return { taken, invoice: after, nowPaid: after.dueCents === 0 };
}

/** The state of an invoice from what was paid, credited and due. */
export function stateOf(
  it: Pick<
    InvoiceTable,
    'dueCents' | 'paidCents' | 'creditedCents' | 'disputedCents' | 'totalCents' | 'dueOn'
  >,
  day: string,
): InvoiceState {
  if (it.dueCents === 0) return it.creditedCents >= it.totalCents ? 'credited' : 'paid';
  if (it.disputedCents > 0) return 'in_dispute';
  if (it.dueOn !== null && it.dueOn < day) return 'overdue';
  return it.paidCents + it.creditedCents > 0 ? 'partially_paid' : 'open';
}

/** An amount that the customer may use or ask back. */
export interface Credit {
  readonly customerId: string;
  /** A credit note, or a payment that came too late or was too much. */
  readonly origin: 'credit-note' | 'payment';
  readonly originId: string;
  /** Tells amounts of one origin apart: a refund that came back. */
  readonly part?: string;
  readonly cents: number;
}

/** Keeps an amount as the customer's credit, once for its origin. */
export async function keepAsCredit(deps: Deps, write: Write, it: Credit): Promise<void> {
  const { customerId, origin, originId, part = '', cents } = it;
  if (cents <= 0) return;
  const at = isoAt(deps.clock);
  const fresh = await stored.insertWalletEntry(write.tx, {
    customerId,
    id: newId(deps.random, 'wal'),
    at,
    cents,
    origin,
    originId,
    use: '',
    useId: part,
  });
  if (!fresh) return;
  await journalise(write, at, {
    seller: await holderOfCredit(write, it),
    kind: 'credit',
    ref: [origin, originId, ...(part ? [part] : [])].join(':'),
    customerId,
    cents,
    data: {},
  });
  write.changed(customerId, ['wallet']);
}

/** Brings the state of a credit note up to what became of its amount: refunded, applied, or still to be had. */
export async function followCreditNote(
  deps: Deps,
  write: Write,
  customerId: string,
  id: string,
): Promise<void> {
  const note = await stored.lockInvoice(write.tx, deps.engine, customerId, id);
  if (!note) throw new Error(`no credit note ${id} of ${customerId}`);
  const { isOpen, isRefunded, left } = await stored.usesOfCreditNote(write.tx, id);
  const state = isOpen ? 'issued' : left > 0 ? 'available' : isRefunded ? 'refunded' : 'applied';
  if (state === note.state) return;
  await stored.updateInvoice(write.tx, note, { state });
  write.changed(customerId, ['invoices', `invoice:${id}`]);
}

/** Pays an invoice from the customer's credit, oldest first; answers how much was used. */
export async function applyCredit(
  deps: Deps,
  write: Write,
  customerId: string,
  invoiceId: string,
  most = Infinity,
): Promise<Settled & { readonly used: number }> {
  await stored.lockCustomer(write.tx, deps.engine, customerId);
  let used = 0;
  let last: Settled | undefined;
  for (const credit of await stored.openCredits(write.tx, customerId)) {
    if (used >= most || last?.nowPaid) break;
    const { origin, originId } = credit;
    const turns = await stored.turnsOfCredit(write.tx, { origin, originId, useId: invoiceId });
    const part = turns === 0 ? '' : String(turns + 1);
    const sourceId = [origin, originId, ...(part ? [part] : [])].join(':');
    last = await allocate(deps, write, {
      customerId,
      invoiceId,
      source: 'wallet',
      sourceId,
      cents: Math.min(credit.left, most - used),
    });
    if (last.taken === 0) continue;
    used += last.taken;
    await noteBetweenSellers(write, isoAt(deps.clock), {
      ...{ customerId, origin, originId, sourceId },
      invoice: last.invoice,
      cents: last.taken,
    });
    await stored.insertWalletEntry(write.tx, {
      customerId,
      id: newId(deps.random, 'wal'),
      at: isoAt(deps.clock),
      cents: -last.taken,
      origin,
      originId,
      use: 'invoice',
      useId: invoiceId,
      part,
    });
    if (origin === 'credit-note') await followCreditNote(deps, write, customerId, originId);
  }
  const invoice = last?.invoice ?? (await stored.lockInvoice(write.tx, deps.engine, customerId, invoiceId));
  if (!invoice) throw new Error(`no invoice ${invoiceId} of ${customerId}`);
  if (used > 0) write.changed(customerId, ['wallet']);
  return { taken: used, used, invoice, nowPaid: last?.nowPaid ?? false };
}
