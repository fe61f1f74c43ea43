import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import type { Refund } from '../ports/payments.ts';
import { newId } from '../ports/random.ts';
import { leave } from '../storage/outbox.ts';
import type { Write } from '../storage/write.ts';
import { isContested } from './dispute-storage.ts';
import * as stored from './storage.ts';
import type { PaymentTable, RefundTable } from './table.ts';

/** What of a credit note goes back to the means that paid. */
export interface RefundWish {
  readonly customerId: string;
  readonly invoiceId: string;
  readonly creditNoteId: string;
  readonly cents: number;
}

/** An amount on its way back to a means. */
export interface NewRefund {
  readonly customerId: string;
  readonly paymentId: string;
  /** Empty for money that was never owed: it came too late, or was too much. */
  readonly creditNoteId: string;
  readonly cents: number;
}

/**
 * Opens refunds over the payments that settled the invoice, newest first, never more than each has left (§2.5: captured
 * minus refunds pending or done). What no payment can give back was paid by credit: the caller keeps it as credit.
 */
export async function refundsFor(deps: Deps, write: Write, wish: RefundWish): Promise<number> {
  let left = wish.cents;
  for (const payment of await stored.paymentsOfInvoice(write.tx, wish.invoiceId)) {
    await stored.lock(write.tx, deps.engine, payment.id);
    const open = payment.receivedCents - (await stored.refundedOf(write.tx, payment.id));
    const cents = Math.min(left, open, payment.settledCents);
    if (cents <= 0) continue;
    left -= cents;
    const { customerId, creditNoteId } = wish;
    await openRefund(deps, write, { customerId, creditNoteId, paymentId: payment.id, cents });
  }
  write.changed(wish.customerId, ['invoices', `invoice:${wish.creditNoteId}`, 'payments']);
  return left;
}

/** Opens one refund with the job that sends it, and answers its id. The caller holds the payment's lock and knows what it has left. */
export async function openRefund(deps: Deps, write: Write, it: NewRefund): Promise<string> {
  const row: RefundTable = {
    ...it,
    id: newId(deps.random, 'ref'),
    ref: null,
    status: 'created',
    failureReason: null,
    createdAt: isoAt(deps.clock),
    endedAt: null,
  };
  await stored.insertRefund(write.tx, row);
  await leave(write.tx, deps.clock, {
    kind: 'refund',
    key: `refund:${row.id}`,
    payload: { refundId: row.id },
  });
  return row.id;
}

/** A part of a refund that the provider made without us. */
export type FoundRefund = NewRefund & { readonly ref: string };

/** Writes down a refund that was made without us; nothing is sent. Answers its id. */
export async function keepFound(deps: Deps, write: Write, it: FoundRefund): Promise<string> {
  const id = newId(deps.random, 'ref');
  await stored.insertRefund(write.tx, {
    ...it,
    id,
    status: 'created',
    failureReason: null,
    createdAt: isoAt(deps.clock),
    endedAt: null,
  });
  return id;
}

/** Locks a payment with the invoices that it is meant for, in the order of everybody. */
export async function lockPayment(
  deps: Deps,
  write: Write,
  paymentId: string,
): Promise<PaymentTable | undefined> {
  await stored.lockInvoicesOf(write.tx, deps.engine, paymentId);
  return stored.lock(write.tx, deps.engine, paymentId);
}

/** What we know of a refund by the provider's word: by our reference, else by its own. */
export async function knownRefunds(
  deps: Deps,
  db: Deps['db'] | Write['tx'],
  { reference, ref }: Pick<Refund, 'reference' | 'ref'>,
): Promise<RefundTable[]> {
  const own = reference === null ? undefined : await stored.findRefund(db, reference);
  return own ? [own] : stored.refundsNamed(db, deps.payments.kind, ref);
}

/** What a payment could still give back, read under its lock. */
export async function refundableOf(deps: Deps, write: Write, paymentId: string): Promise<number> {
  await stored.lock(write.tx, deps.engine, paymentId);
  const payment = await stored.findAny(write.tx, paymentId);
  if (!payment?.ref || payment.status !== 'succeeded' || (await isContested(write.tx, payment))) return 0;
  // No provider gives a transfer back, nor what another took.
  if (payment.provider !== deps.payments.kind) return 0;
  return payment.receivedCents - (await stored.refundedOf(write.tx, paymentId));
}

/** A refund that the provider must hear of. */
export interface OpenRefund {
  readonly id: string;
  /** Its name at the provider, once he has answered. */
  readonly ref: string | null;
  readonly createdAt: string;
  readonly cents: number;
  readonly paymentRef: string;
  /** Who took the payment. */
  readonly provider: string;
}

/** The refund, unless it has ended or its payment has no reference. */
export async function openRefunds(deps: Deps, id: string): Promise<OpenRefund[]> {
  const refund = await stored.findRefund(deps.db, id);
  if (!refund || refund.endedAt !== null) return [];
  const payment = await stored.findAny(deps.db, refund.paymentId);
  const { ref, cents, createdAt } = refund;
  if (!payment?.ref) return [];
  return [{ id, ref, cents, createdAt, paymentRef: payment.ref, provider: payment.provider }];
}

/** How long the end of a refund may be told by the provider himself. */
const toldWithinMs = 24 * 3_600_000;

/** The next refunds whose end nobody told. */
export const biteOfOpenRefunds = (deps: Deps, after: string, limit: number): Promise<OpenRefund[]> =>
  stored.refundsWithoutEnd(deps.db, isoAt(deps.clock, -toldWithinMs), after, limit);

const ended: ReadonlySet<string> = new Set(['succeeded', 'failed', 'canceled']);

/**
 * Records what the provider says of a refund, under its payment's lock, and answers it as it stands. One that failed stays
 * failed: its amount is the customer's credit by then.
 */
export async function recordRefund(
  deps: Deps,
  write: Write,
  id: string,
  truth: Pick<RefundTable, 'ref' | 'status' | 'failureReason'>,
): Promise<RefundTable | undefined> {
  const known = await stored.findRefund(write.tx, id);
  if (!known) return undefined;
  await stored.lock(write.tx, deps.engine, known.paymentId);
  const before = (await stored.findRefund(write.tx, id)) ?? known;
  if (before.status === 'failed' || before.status === 'canceled') return before;
  const isOver = ended.has(truth.status);
  const set = {
    ref: truth.ref ?? before.ref,
    status: truth.status,
    failureReason: truth.failureReason,
    endedAt: isOver ? (before.endedAt ?? isoAt(deps.clock)) : null,
  };
  await stored.updateRefund(write.tx, id, set);
  await stored.update(write.tx, before.paymentId, {
    refundedCents: await stored.refundedOf(write.tx, before.paymentId),
  });
  write.changed(before.customerId, [
    'invoices',
    `invoice:${before.creditNoteId}`,
    'payments',
    `payment:${before.paymentId}`,
  ]);
  return { ...before, ...set };
}
