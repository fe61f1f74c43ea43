import type { InvoiceAction } from '../../components/contract/invoices.ts';
import type { RefusalReason } from '../../components/contract/problem.ts';
import type { ActionNeed } from '../access/authorize.ts';
import type { InvoiceTable } from './table.ts';

/** The right and the scope that each action needs. */
export const invoiceNeeds: Readonly<Record<InvoiceAction, ActionNeed>> = {
  pay: { right: 'invoice.pay', scope: 'invoices:pay' },
  download: { right: 'invoice.view', scope: 'invoices:read' },
  dispute: { right: 'ticket.write', scope: 'tickets:write' },
  withdraw: { right: 'ticket.write', scope: 'tickets:write' },
};

type Standing = Pick<
  InvoiceTable,
  'kind' | 'dueCents' | 'attempt' | 'disputedCents' | 'creditedCents' | 'totalCents'
>;

/** Why the document's own state forbids an action now. */
export function forbiddenBy(action: InvoiceAction, it: Standing): RefusalReason | undefined {
  if (action === 'pay') return notPayable(it);
  if (action === 'withdraw') return it.disputedCents > 0 ? undefined : 'over';
  if (action === 'download') return undefined;
  if (it.kind === 'AV' || it.creditedCents >= it.totalCents) return 'already-refunded';
  return it.disputedCents > 0 ? 'in-dispute' : undefined;
}

function notPayable(it: Standing): RefusalReason | undefined {
  if (it.kind === 'AV' || it.dueCents === 0) return 'already-paid';
  // A page of the provider that was left unpaid gives way to the next try.
  return it.attempt && !it.attempt.includes('"requires_payment_method"') ? 'payment-in-progress' : undefined;
}
