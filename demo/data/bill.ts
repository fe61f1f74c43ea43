import type { DraftLine } from '../../bff/invoices/document/compose.ts';
import { addDays } from '../../bff/ports/clock.ts';
import type { InvoiceState } from '../../components/contract/invoices.ts';
import type { Holder } from './holder.ts';
import type { ServiceRow } from './sketch.ts';

/** An invoice or a credit note that waits for its number. */
export interface Bill {
  readonly holder: Holder;
  readonly service: ServiceRow;
  readonly kind: 'FA' | 'AV';
  readonly state: InvoiceState;
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly subject: string;
  readonly line: DraftLine;
  /** For a credit note: the invoice that it corrects. */
  readonly credits?: Bill;
}

/** What was paid, credited and is still due in each state; a part payment is a third. */
export function settled(
  state: InvoiceState,
  total: number,
): { paidCents: number; creditedCents: number; dueCents: number } {
  const paidCents = state === 'paid' ? total : state === 'partially_paid' ? Math.round(total / 3) : 0;
  const creditedCents = state === 'credited' ? total : 0;
  const isCreditNote = state === 'issued' || state === 'applied' || state === 'refunded';
  return { paidCents, creditedCents, dueCents: isCreditNote ? 0 : total - paidCents - creditedCents };
}

/** The last day to pay, thirty days after issue. */
export const payableUntil = (issuedOn: string): string => addDays(issuedOn, 30);
