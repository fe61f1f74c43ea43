import type { listPayments, Payment, PaymentDispute } from '../../components/contract/payments.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { disputeView, type StoredDispute } from './disputes.ts';
import { ofPayments } from './dispute-storage.ts';
import * as stored from './list-storage.ts';

/** A page of payments, newest first, each with what it settled. */
export async function list(
  deps: Deps,
  actor: Actor,
  input: ParsedInput<typeof listPayments>,
): Promise<Output<typeof listPayments>> {
  const { rows, next, previous, total } = await stored.page(deps.db, actor, input);
  return {
    items: await views(deps, actor, rows),
    ...(next ? { next } : {}),
    ...(previous ? { previous } : {}),
    ...(total ? { total } : {}),
  };
}

/** One payment. Refuses with `not-found` for a stranger's. */
export async function read(deps: Deps, actor: Actor, id: string): Promise<Payment> {
  const row = await stored.one(deps.db, actor, id);
  const [view] = row ? await views(deps, actor, [row]) : [];
  if (!view) throw new Refusal('not-found', { detail: 'There is no such payment on this account.' });
  if (view.status !== 'failed' && view.status !== 'canceled') return view;
  const meant = await stored.meantFor(deps.db, actor, id);
  return { ...view, meantFor: meant.map(({ invoiceId }) => invoiceId) };
}

async function views(
  deps: Deps,
  viewer: Pick<Actor, 'customerId' | 'services'>,
  rows: readonly stored.PaymentWithMethod[],
): Promise<Payment[]> {
  const ids = rows.map((row) => row.id);
  const [settled, credits, disputes] = await Promise.all([
    stored.allocations(deps.db, viewer, ids),
    stored.credits(deps.db, ids),
    ofPayments(deps.db, ids),
  ]);
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    amount: { cents: row.cents, currency: 'EUR' },
    refunded: { cents: row.refundedCents, currency: 'EUR' },
    at: row.createdAt,
    ...(row.endedAt ? { endedAt: row.endedAt } : {}),
    ...(row.provider === 'transfer' ? { method: { kind: 'transfer' as const, last4: '' } } : {}),
    ...(row.kind && row.last4
      ? { method: { kind: row.kind, ...(row.brand ? { brand: row.brand } : {}), last4: row.last4 } }
      : {}),
    ...(row.failureCode ? { failure: row.failureCode } : {}),
    allocations: settled
      .filter((it) => it.paymentId === row.id)
      .map(({ invoiceId, number, cents }) => ({
        invoiceId,
        number,
        amount: { cents, currency: 'EUR' as const },
      })),
    ...creditOf(credits.find((it) => it.paymentId === row.id)?.cents),
    ...disputeOf(disputes.findLast((it) => it.paymentId === row.id)),
    scheduled: row.scheduledId !== null,
  }));
}

const disputeOf = (row: StoredDispute | undefined): { dispute?: PaymentDispute } =>
  row ? { dispute: disputeView(row) } : {};

const creditOf = (cents: number | undefined): { credit?: Payment['amount'] } =>
  cents ? { credit: { cents, currency: 'EUR' } } : {};
