import type { Invoice } from '../../components/contract/invoice-detail.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import * as stored from './settled-storage.ts';
import type { InvoiceTable } from './table.ts';

const euro = (cents: number): Invoice['total'] => ({ cents, currency: 'EUR' });

interface Means {
  readonly kind: 'card' | 'sepa_debit' | null;
  readonly brand: string | null;
  readonly last4: string | null;
}

const meansOf = ({ kind, brand, last4 }: Means): Pick<Invoice['refunds'][number], 'method'> =>
  kind && last4 ? { method: { kind, last4, ...(brand ? { brand } : {}) } } : {};

function disputeOf(
  it: Awaited<ReturnType<typeof stored.bankDisputes>>[number] | undefined,
): Pick<Invoice['payments'][number], 'dispute'> {
  if (!it) return {};
  const { cents, outcome, openedAt, endedAt } = it;
  return { dispute: { amount: euro(cents), outcome, since: openedAt, ...(endedAt ? { endedAt } : {}) } };
}

/** What settled an invoice, or what became of a credit note: payments and refunds, each with the documents on its other side. */
export async function settlementOf(
  deps: Deps,
  actor: Actor,
  row: InvoiceTable,
): Promise<Pick<Invoice, 'payments' | 'refunds' | 'credit'>> {
  const { db } = deps;
  if (row.kind === 'AV') {
    const [refunds, left] = await Promise.all([
      stored.refundsOf(db, row.id),
      stored.creditLeft(db, row.customerId, row.id),
    ]);
    return { payments: [], refunds: refunds.map(refundView), ...(left > 0 ? { credit: euro(left) } : {}) };
  }
  const payments = await stored.paymentsOf(db, row.customerId, row.id);
  const ids = payments.map(({ id }) => id);
  const [others, disputes] = await Promise.all([
    stored.alsoSettled(db, row.customerId, ids, row.id, actor.services),
    stored.bankDisputes(db, ids),
  ]);
  return {
    refunds: [],
    payments: payments.map((it) => ({
      id: it.id,
      at: it.at,
      amount: euro(it.cents),
      whole: euro(it.receivedCents),
      ...meansOf(it),
      ...disputeOf(disputes.findLast(({ paymentId }) => paymentId === it.id)),
      others: others
        .filter(({ paymentId }) => paymentId === it.id)
        .map(({ id, number, cents }) => ({ id, number, amount: euro(cents) })),
    })),
  };
}

const refundView = (
  it: Awaited<ReturnType<typeof stored.refundsOf>>[number],
): Invoice['refunds'][number] => ({
  id: it.id,
  status: it.status,
  amount: euro(it.cents),
  at: it.createdAt,
  ...(it.endedAt ? { endedAt: it.endedAt } : {}),
  ...(it.failureReason ? { failure: it.failureReason } : {}),
  ...meansOf(it),
});
