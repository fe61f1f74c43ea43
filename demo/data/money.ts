import { addDays } from '../../bff/ports/clock.ts';
import type { Bill } from './bill.ts';
import { instantOn } from './calendar.ts';
import { journalise } from './journal.ts';
import type { Issued } from './issued.ts';
import type { RowOf } from './rows.ts';
import type { World } from './world.ts';

/** What settled an invoice. */
export interface Paid {
  readonly id: string;
  readonly source: 'payment' | 'credit';
  readonly at: string;
  readonly cents: number;
}

interface Settled {
  readonly payments: readonly Paid[];
  readonly paidCents?: number;
  readonly creditedCents?: number;
  readonly dueCents?: number;
}

/** What becomes of a credit note's amount. */
export const settlementOf = ({ kind, state }: Bill): RowOf<'invoice'>['settlement'] =>
  kind === 'FA' ? null : state === 'applied' ? 'offset' : state === 'refunded' ? 'refund' : 'wallet';

/** Accounts for the money of a document, to the cent and in the journal. */
export function settleBill(world: World, it: Issued, issuedAt: string): Settled {
  const { bill, totals } = it;
  const total = totals.vatIncluded;
  if (bill.kind === 'AV') return creditBack(world, it, issuedAt);
  if (bill.state === 'paid') return { payments: [pay(world, it, total, bill.issuedOn)] };
  if (bill.state === 'partially_paid')
    return { payments: [pay(world, it, Math.round(total / 3), addDays(bill.issuedOn, 3))] };
  if (bill.state === 'overdue') refusedPayment(world, it, bill.dueOn ?? bill.issuedOn);
  // Credited after it was paid, unless its credit note was set off against it.
  const credit = world.bills.find(({ credits }) => credits === bill);
  if (!credit || credit.state === 'applied') return { payments: [] };
  return {
    payments: [pay(world, it, total, bill.issuedOn)],
    paidCents: total,
    creditedCents: total,
    dueCents: 0,
  };
}

function payment(world: World, { bill, id }: Issued, cents: number, at: string): RowOf<'payment'> {
  const count = world.count('payment');
  const row = world.add('payment', {
    id: world.chance.id('pay'),
    customerId: bill.holder.id,
    provider: 'sandbox',
    ref: `pay_demo_${count}`,
    idempotencyKey: `demo:${count}`,
    status: 'succeeded',
    cents,
    receivedCents: cents,
    refundedCents: 0,
    methodId: bill.holder.means?.id ?? null,
    offSession: bill.service.renewal === 'auto' ? 1 : 0,
    scheduledId: null,
    failureCode: null,
    failureHard: 0,
    disputed: 0,
    createdAt: at,
    endedAt: at,
    lookAt: null,
    by: null,
  });
  world.add('paymentInvoice', { paymentId: row.id, invoiceId: id, customerId: row.customerId, cents });
  return row;
}

function pay(world: World, it: Issued, cents: number, day: string): Paid {
  const at = instantOn(day, 400 + world.count('minute'));
  const { id, customerId, provider, ref } = payment(world, it, cents, at);
  journalise(world, at, {
    seller: 'host',
    kind: 'payment',
    ref: id,
    customerId,
    cents,
    data: { provider, ref: ref ?? '' },
  });
  allocate(world, it, { id, source: 'payment', at, cents });
  return { id, source: 'payment', at, cents };
}

/** A try without success: why an invoice is overdue. */
function refusedPayment(world: World, it: Issued, day: string): void {
  const row = payment(world, it, it.totals.vatIncluded, instantOn(day, 400));
  Object.assign(row, { status: 'failed', receivedCents: 0, failureCode: 'insufficient_funds' });
}

function allocate(world: World, { id: invoiceId, bill, seller, number }: Issued, paid: Paid): void {
  const { source, cents, at } = paid;
  const customerId = bill.holder.id;
  world.add('allocation', { invoiceId, source, sourceId: paid.id, customerId, cents, at });
  const ref = `${invoiceId}:${source}:${paid.id}`;
  journalise(world, at, { seller, kind: 'allocation', ref, customerId, cents, data: { number } });
}

/** A credit note taken off its invoice, kept as credit, or given back. */
function creditBack(world: World, it: Issued, at: string): Settled {
  const { bill, credits, id, totals } = it;
  if (!credits) return { payments: [] };
  const cents = totals.vatIncluded;
  const customerId = bill.holder.id;
  if (bill.state === 'applied') allocate(world, credits, { id, source: 'credit', at, cents });
  else if (bill.state === 'refunded') giveBack(world, it, credits, at);
  else {
    const entry = {
      customerId,
      id: world.chance.id('wal'),
      at,
      cents,
      origin: 'credit-note' as const,
      originId: id,
    };
    world.add('walletEntry', { ...entry, use: '', useId: '' });
    journalise(world, at, {
      seller: 'host',
      kind: 'credit',
      ref: `credit-note:${id}`,
      customerId,
      cents,
      data: {},
    });
  }
  return { payments: [] };
}

function giveBack(world: World, it: Issued, credits: Issued, at: string): void {
  const cents = it.totals.vatIncluded;
  const paymentId =
    world.rows.paymentInvoice.find(({ invoiceId }) => invoiceId === credits.id)?.paymentId ?? '';
  const paid = world.rows.payment.find(({ id }) => id === paymentId);
  if (paid) Object.assign(paid, { refundedCents: cents });
  const id = world.chance.id('ref');
  const customerId = it.bill.holder.id;
  world.add('refund', {
    id,
    customerId,
    paymentId,
    creditNoteId: it.id,
    ref: `ref_demo_${world.count('refund')}`,
    cents,
    status: 'succeeded',
    failureReason: null,
    createdAt: at,
    endedAt: at,
  });
  const data = { payment: paymentId, creditNote: it.id };
  journalise(world, at, { seller: 'host', kind: 'refund', ref: id, customerId, cents, data });
}
