import type { Deps } from '../deps.ts';
import { followCreditNote, keepAsCredit } from '../invoices/ledger/allocate.ts';
import { creditNote, keepRest, type CreditWish } from '../invoices/ledger/credit.ts';
import { collector } from '../invoices/ledger/collector.ts';
import { journalise, stands } from '../invoices/ledger/journal.ts';
import { makeDueAgain, type DueAgain } from '../invoices/ledger/take-back.ts';
import { tellRefund } from '../payments/news.ts';
import {
  biteOfOpenRefunds,
  knownRefunds,
  refundsFor,
  openRefunds,
  recordRefund,
  type OpenRefund,
} from '../payments/refunds.ts';
import { GatewayRefused, outcomeUnknown } from '../ports/payment-errors.ts';
import type { Refund } from '../ports/payments.ts';
import { isoAt } from '../ports/clock.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { adoptRefund } from './found-refund.ts';
import type { StillMine } from './nightly.ts';
import { afterPaid } from './settle.ts';
import type { Handler } from '../jobs/runner.ts';

/**
 * Credits an invoice, wholly or in part: what is still due is taken off first, the rest is refunded to the means that
 * paid or kept as credit. Never more than the invoice and never more than what was paid. Answers the credit note.
 */
export const credit = (
  deps: Deps,
  wish: CreditWish,
): Promise<{ readonly id: string; readonly number: string }> =>
  inWrite(deps, async (write) => {
    const { issued, paidBack, invoice, nowPaid } = await creditNote(deps, write, wish);
    if (nowPaid) await afterPaid(deps, write, invoice, null);
    if (wish.settlement === 'refund' && paidBack > 0) {
      const { customerId } = wish;
      const parts = { customerId, invoiceId: invoice.id, creditNoteId: issued.id, cents: paidBack };
      const left = await refundsFor(deps, write, parts);
      await keepRest(deps, write, customerId, issued.id, left);
      await followCreditNote(deps, write, customerId, issued.id);
    }
    return { id: issued.id, number: issued.number };
  });

/** Sends a refund to the provider: the same key for the same refund, whatever happens in between. */
export const refundJob =
  (deps: Deps): Handler<{ readonly refundId: string }> =>
  async ({ payload: { refundId } }) => {
    for (const refund of await openRefunds(deps, refundId)) await send(deps, refund);
  };

const together = 200;

/**
 * Asks how the refunds stand whose end nobody told for a day, and sends those that never reached the provider: an event
 * can be lost, and a job ends after half a day of his silence. A repeat sends nothing twice.
 */
export async function followOpenRefunds(deps: Deps, stillMine: StillMine): Promise<number> {
  let after = '';
  let followed = 0;
  while (await stillMine()) {
    const open = await biteOfOpenRefunds(deps, after, together);
    const last = open.at(-1);
    if (!last) break;
    for (const it of open)
      await (it.ref ? followRefund(deps, it.ref) : send(deps, it)).then(
        () => followed++,
        (err: unknown) => deps.log.error({ err, refund: it.id }, 'an open refund could not be followed'),
      );
    after = last.id;
  }
  return followed;
}

/**
 * A provider may forget a key after a day (https://docs.stripe.com/api/idempotent_requests): sent anew, it would give
 * back twice.
 */
const keyHoldsMs = 20 * 3_600_000;

async function made(deps: Deps, it: OpenRefund): Promise<Refund | undefined> {
  if (deps.clock.now() - Date.parse(it.createdAt) < keyHoldsMs) return undefined;
  const all = await deps.payments.findRefunds(it.paymentRef);
  return all.find(({ reference }) => reference === it.id);
}

async function send(deps: Deps, it: OpenRefund): Promise<void> {
  // Another provider took the payment and is not there any more: the amount stays with the customer as credit.
  if (it.provider !== deps.payments.kind)
    return take(deps, it.id, { ref: null, status: 'failed', failureReason: 'provider-changed' });
  try {
    const known = await made(deps, it);
    const asked = { payment: it.paymentRef, cents: it.cents, reference: it.id };
    await take(
      deps,
      it.id,
      known ?? (await deps.payments.refund({ ...asked, idempotencyKey: `ref:${it.id}` })),
    );
  } catch (error) {
    if (outcomeUnknown(error) || !(error instanceof GatewayRefused)) throw error;
    await take(deps, it.id, { ref: null, status: 'failed', failureReason: error.reason });
  }
}

/** Reads how a refund stands at the provider and records it: for its events. */
export const followRefund = async (deps: Deps, ref: string): Promise<void> =>
  void (await takeRefund(deps, await deps.payments.fetchRefund(ref)));

/** Takes the provider's word about a refund, also one that was made without us; answers whether it was news. */
export async function takeRefund(deps: Deps, truth: Refund): Promise<boolean> {
  const known = await knownRefunds(deps, deps.db, truth);
  if (known.length === 0)
    return (
      !gaveUp.has(truth.status) && adoptRefund(deps, truth, (write, id) => record(deps, write, id, truth))
    );
  const behind = known.filter((it) => it.status !== truth.status && !gaveUp.has(it.status));
  for (const { id } of behind) await take(deps, id, truth);
  return behind.length > 0;
}

const gaveUp: ReadonlySet<string> = new Set(['failed', 'canceled']);

/** Records a refund's word with all that follows: what arrived is journalled, what came back is the customer's credit. */
const take = (deps: Deps, id: string, truth: Word): Promise<void> =>
  inWrite(deps, (write) => record(deps, write, id, truth));

type Word = Parameters<typeof recordRefund>[3];

async function record(deps: Deps, write: Write, id: string, truth: Word): Promise<void> {
  const refund = await recordRefund(deps, write, id, truth);
  if (!refund || refund.endedAt === null) return;
  const { customerId, creditNoteId } = refund;
  if (refund.status === 'succeeded') {
    await journaliseRefund(deps, write, refund);
    await tellRefund(deps, write, refund, creditNoteId ? [] : await dueAgain(deps, write, refund));
  } else {
    await keepAgain(deps, write, refund);
    await tellRefund(deps, write, refund);
  }
  if (creditNoteId) await followCreditNote(deps, write, customerId, creditNoteId);
}

/** What no credit note stands for is due again; what even that does not explain an operator must look at. */
async function dueAgain(deps: Deps, write: Write, it: NonNullable<Recorded>): Promise<DueAgain['invoices']> {
  const { id: refundId, customerId, paymentId, cents } = it;
  const { invoices, left } = await makeDueAgain(deps, write, { customerId, paymentId, refundId, cents });
  const facts = { refund: it.ref, payment: paymentId, left };
  if (left > 0) deps.log.error(facts, 'a refund gave back more than its payment had settled');
  else if (invoices.length > 0)
    deps.log.warn(facts, 'a refund made invoices due again; credit them if they are not meant to be paid');
  return invoices;
}

/** What came back is the customer's credit again, where it came from; the journal takes the refund back if it had it. */
async function keepAgain(deps: Deps, write: Write, it: NonNullable<Recorded>): Promise<void> {
  if (await stands(write, 'refund', it.id))
    await journaliseRefund(deps, write, { ...it, id: `${it.id}:returned`, cents: -it.cents });
  await keepAsCredit(deps, write, {
    customerId: it.customerId,
    origin: it.creditNoteId ? 'credit-note' : 'payment',
    originId: it.creditNoteId || it.paymentId,
    part: it.id,
    cents: it.cents,
  });
}

const journaliseRefund = (deps: Deps, write: Write, it: NonNullable<Recorded>): Promise<void> =>
  journalise(write, isoAt(deps.clock), {
    seller: collector,
    kind: 'refund',
    ref: it.id,
    customerId: it.customerId,
    cents: it.cents,
    data: { payment: it.paymentId, creditNote: it.creditNoteId },
  });

type Recorded = Awaited<ReturnType<typeof recordRefund>>;
