import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import type { Write } from '../storage/write.ts';
import { billsOneOf, lockInvoice } from './ledger/storage.ts';
import type { Filter } from './storage.ts';
import type { InvoiceTable } from './table.ts';

/** An invoice and how much of it is to be paid now. */
export interface Payable {
  readonly invoice: InvoiceTable;
  readonly cents: number;
}

/**
 * The invoices under lock, of those that a delegate with listed services sees, in one order for everybody so that two payers never wait for each other in a ring. Refuses
 * with `not-found`, `already-paid`, or `invalid-input` when a part is more than what is due.
 */
export async function payableInvoices(
  deps: Deps,
  write: Write,
  customerId: string,
  wish: readonly { readonly id: string; readonly cents?: number | undefined }[],
  visible: Filter['visible'] = 'all',
): Promise<Payable[]> {
  const payable: Payable[] = [];
  for (const { id, cents } of [...wish].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const invoice = await lockInvoice(write.tx, deps.engine, customerId, id);
    const isHidden = visible !== 'all' && !(await billsOneOf(write.tx, customerId, id, visible));
    if (!invoice || invoice.kind !== 'FA' || isHidden)
      throw new Refusal('not-found', { detail: `There is no invoice ${id} on this account.` });
    if (invoice.dueCents === 0)
      throw new Refusal('action-refused', {
        reason: 'already-paid',
        detail: `${invoice.number} is paid already.`,
      });
    if (cents !== undefined && (cents <= 0 || cents > invoice.dueCents))
      throw new Refusal('invalid-input', {
        errors: [{ pointer: '/invoices', detail: `${invoice.number}: pay 1 to ${invoice.dueCents} cents` }],
      });
    payable.push({ invoice, cents: cents ?? invoice.dueCents });
  }
  return payable;
}
