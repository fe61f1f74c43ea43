import type { PaymentDispute } from '../../components/contract/payments.ts';
import type { Deps } from '../deps.ts';
import { dayOf, isoAt } from '../ports/clock.ts';
import type { Dispute } from '../ports/payments.ts';
import { euros, longDate } from '../ports/words.ts';
import { leave } from '../storage/outbox.ts';
import type { Write } from '../storage/write.ts';
import { disputeLetter, type DisputeNews } from './letters/dispute.ts';
import * as stored from './dispute-storage.ts';
import { addressee, invoicesOf, lock } from './storage.ts';
import type { DisputeTable, PaymentTable } from './table.ts';

/** A contested payment, as stored. */
export type StoredDispute = DisputeTable;

/** What the provider's word means for us: its inquiries and reviews are open, a closed inquiry cost nobody anything. */
export function outcomeOf(status: string): DisputeTable['outcome'] {
  if (status === 'lost') return 'lost';
  return status === 'won' || status === 'warning_closed' || status === 'prevented' ? 'won' : 'open';
}

/** A dispute as it stands now, and whether this word brought it there. */
export interface RecordedDispute {
  readonly dispute: DisputeTable;
  readonly payment: PaymentTable;
  readonly isNews: boolean;
}

/**
 * Records what the provider says of a dispute, under its payment's lock. A repeat is no news; what was won or lost stays so,
 * except that a bank may take back what it gave (won, then lost).
 */
export async function recordDispute(
  deps: Deps,
  write: Write,
  paymentId: string,
  truth: Dispute,
): Promise<RecordedDispute> {
  const payment = await lock(write.tx, deps.engine, paymentId);
  if (!payment) throw new Error(`no attempt ${paymentId}`);
  const provider = payment.provider;
  const outcome = outcomeOf(truth.status);
  const before = await stored.find(write.tx, provider, truth.ref);
  const row: DisputeTable = {
    provider,
    ref: truth.ref,
    customerId: payment.customerId,
    paymentId,
    cents: Math.min(truth.amount.cents, payment.receivedCents),
    status: truth.status,
    outcome,
    reason: truth.reason,
    respondBy: truth.respondBy?.toISOString() ?? null,
    takenCents: before?.takenCents ?? 0,
    openedAt: before?.openedAt ?? isoAt(deps.clock),
    endedAt: outcome === 'open' ? null : isoAt(deps.clock),
  };
  if (before && !goesOn(before.outcome, outcome)) return { dispute: before, payment, isNews: false };
  if (before) await stored.update(write.tx, provider, truth.ref, row);
  else await stored.insert(write.tx, row);
  const isNews = before?.outcome !== outcome;
  if (isNews) {
    const invoices = (await invoicesOf(write.tx, paymentId)).map(({ invoiceId }) => `invoice:${invoiceId}`);
    const names = ['payments', `payment:${paymentId}`, 'invoices', ...invoices, 'scheduledPayments'];
    write.changed(payment.customerId, names);
  }
  return { dispute: row, payment, isNews };
}

/** Whether a dispute is written down as it stands at the provider, or as it ended before. */
export async function isKnownDispute(
  { db, payments }: Pick<Deps, 'db' | 'payments'>,
  truth: Pick<Dispute, 'ref' | 'status'>,
): Promise<boolean> {
  const known = await stored.find(db, payments.kind, truth.ref);
  return !!known && (known.status === truth.status || !goesOn(known.outcome, outcomeOf(truth.status)));
}

const goesOn = (from: DisputeTable['outcome'], to: DisputeTable['outcome']): boolean =>
  from === 'open' || (from === 'won' && to === 'lost');

/** Notes how much a lost dispute took back. */
export const noteTaken = (write: Write, it: DisputeTable, takenCents: number): Promise<unknown> =>
  stored.update(write.tx, it.provider, it.ref, { takenCents });

/** Tells the customer how a dispute stands, once for each turn of it. */
export async function tellDispute(deps: Deps, write: Write, it: DisputeTable): Promise<void> {
  const reader = await addressee(write.tx, it.customerId);
  const { locale, name, email } = reader;
  const news: DisputeNews = {
    name,
    amount: euros(it.cents, locale),
    on: longDate(dayOf(it.openedAt), locale),
    url: `${deps.settings.origin}/`,
  };
  const id = `dispute-${it.outcome}:${it.provider}:${it.ref}`;
  const mail = disputeLetter({ id, to: email, locale, origin: deps.settings.origin }, it.outcome, news);
  await leave(write.tx, deps.clock, { kind: 'mail', key: `mail:${id}`, payload: mail });
}

/** A dispute as it travels. */
export const disputeView = (it: DisputeTable): PaymentDispute => ({
  amount: { cents: it.cents, currency: 'EUR' },
  outcome: it.outcome,
  since: it.openedAt,
  ...(it.endedAt ? { endedAt: it.endedAt } : {}),
});

/** Whether automatic charges of this customer are held back, and by what. */
export const holdOf = stored.holding;
