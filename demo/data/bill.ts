import type { InvoiceState } from '../../components/contract/invoices.ts';
import { addDays } from '../../bff/ports/clock.ts';

/** An invoice or a credit note that waits for its number. */
export interface Bill {
  readonly customerId: string;
  readonly serviceId: string;
  readonly seller: 'host' | 'care';
  readonly kind: 'FA' | 'AV';
  readonly state: InvoiceState;
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly subject: string;
  readonly domain: string;
  readonly netCents: number;
  readonly vatCents: number;
  /** For a credit note: the invoice that it corrects. */
  readonly credits?: Bill;
}

/** Net and VAT: 20 % on top of a price without tax, or 10 % inside a price with tax. */
export function taxed(seller: Bill['seller'], cents: number): { netCents: number; vatCents: number } {
  if (seller === 'host') return { netCents: cents, vatCents: Math.round((cents * 20) / 100) };
  const netCents = Math.round((cents * 100) / 110);
  return { netCents, vatCents: cents - netCents };
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
