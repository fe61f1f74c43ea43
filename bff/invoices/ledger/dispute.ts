import type { Deps } from '../../deps.ts';
import { isoAt, today } from '../../ports/clock.ts';
import type { Write } from '../../storage/write.ts';
import type { InvoiceDisputeTable, InvoiceTable } from '../table.ts';
import { stateOf } from './allocate.ts';
import { endDispute } from './dispute-storage.ts';
import * as stored from './storage.ts';

/** How a dispute ends: by the customer, by a credit note, or by our answer. */
export interface DisputeEnd {
  readonly state: Exclude<InvoiceDisputeTable['state'], 'open'>;
  readonly answer?: string;
}

/** Ends the open dispute of an invoice that the caller has locked; its reminders go on from here. Answers the invoice as it stands. */
export async function settleDispute(
  deps: Deps,
  write: Write,
  invoice: InvoiceTable,
  { state, answer }: DisputeEnd,
): Promise<InvoiceTable> {
  if (invoice.disputedCents === 0) return invoice;
  await endDispute(write.tx, invoice.id, { state, answer: answer ?? null, endedAt: isoAt(deps.clock) });
  const after = { ...invoice, disputedCents: 0 };
  const set = { disputedCents: 0, state: stateOf(after, today(deps.clock)) };
  await stored.updateInvoice(write.tx, invoice, set);
  write.changed(invoice.customerId, ['invoices', `invoice:${invoice.id}`]);
  return { ...after, ...set };
}
