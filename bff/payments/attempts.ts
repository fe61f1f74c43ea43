import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import type { MethodChoice } from '../ports/payment-requests.ts';
import type { Payment } from '../ports/payments.ts';
import { newId } from '../ports/random.ts';
import { Refusal } from '../refusal.ts';
import type { Write } from '../storage/write.ts';
import * as means from './method-storage.ts';
import * as stored from './storage.ts';
import type { PaymentTable } from './table.ts';

/** An attempt to be paid, as stored. */
export type Attempt = PaymentTable;

/** What is to be paid: each invoice with its part. */
export interface NewAttempt {
  readonly customerId: string;
  readonly parts: readonly { readonly invoiceId: string; readonly cents: number }[];
  readonly methodId?: string | undefined;
  readonly offSession: boolean;
  readonly scheduledId?: string | undefined;
  readonly by?: string | undefined;
}

/** How long the provider's word is awaited before it is asked, in milliseconds. */
export const lookAfterMs = 30_000;

/**
 * Opens the one live attempt of these invoices inside a write. Refuses with `action-refused` (`payment-in-progress`) when
 * one of them is being paid already: the unique key decides, whoever came first.
 */
export async function open(deps: Deps, write: Write, it: NewAttempt): Promise<PaymentTable> {
  const id = newId(deps.random, 'pay');
  const cents = it.parts.reduce((sum, part) => sum + part.cents, 0);
  const row: PaymentTable = {
    id,
    customerId: it.customerId,
    provider: deps.payments.kind,
    ref: null,
    idempotencyKey: `pay:${id}`,
    status: 'created',
    cents,
    receivedCents: 0,
    refundedCents: 0,
    methodId: it.methodId ?? null,
    offSession: it.offSession ? 1 : 0,
    scheduledId: it.scheduledId ?? null,
    failureCode: null,
    failureHard: 0,
    disputed: 0,
    createdAt: isoAt(deps.clock),
    endedAt: null,
    lookAt: isoAt(deps.clock, lookAfterMs),
    by: it.by ?? null,
  };
  await stored.insertPayment(write.tx, row);
  await stored.insertPaymentInvoices(
    write.tx,
    it.parts.map((part) => ({ ...part, paymentId: id, customerId: it.customerId })),
  );
  for (const { invoiceId } of it.parts) {
    if (!(await stored.takeInvoice(write.tx, invoiceId, id)))
      throw new Refusal('action-refused', {
        reason: 'payment-in-progress',
        detail: 'A payment of this invoice is under way; do not pay a second time.',
      });
  }
  await stored.showAttempt(write.tx, row);
  write.changed(it.customerId, [
    'payments',
    ...it.parts.flatMap(({ invoiceId }) => ['invoices', `invoice:${invoiceId}`]),
  ]);
  return row;
}

const ended: ReadonlySet<string> = new Set(['succeeded', 'failed', 'canceled']);

/** What the provider's word did to an attempt. */
export interface Recorded {
  readonly payment: PaymentTable;
  /** The money arrived with this very record: settle it now, in the same write. */
  readonly arrived: boolean;
  /** It failed with this very record, after it had been under way: its customer has not seen it. */
  readonly fell: boolean;
}

/**
 * Records what the provider says, under the attempt's lock. Old news changes nothing; money that arrives after a failure
 * or a cancellation still arrives. Refuses an amount or a currency that was not asked for: an operator must look.
 */
export async function record(deps: Deps, write: Write, id: string, truth: Payment): Promise<Recorded> {
  // Invoices before the attempt, as when it was opened: two writes never wait for each other in a ring.
  await stored.lockInvoicesOf(write.tx, deps.engine, id);
  const before = await stored.lock(write.tx, deps.engine, id);
  if (!before) throw new Error(`no attempt ${id}`);
  if (truth.reference !== id || truth.amount.currency !== 'EUR' || truth.amount.cents !== before.cents)
    throw new Error(
      `${truth.ref} is not attempt ${id} of ${before.cents} EUR cents, but ${truth.amount.cents} ${truth.amount.currency} of ${truth.reference ?? 'nobody'}`,
    );
  if (before.status === 'succeeded')
    return { payment: await note(write, before, truth), arrived: false, fell: false };
  const status = statusOf(truth, before);
  if (ended.has(before.status) && status !== 'succeeded')
    return { payment: before, arrived: false, fell: false };
  const isOver = ended.has(status);
  const set: Partial<PaymentTable> = {
    status,
    ref: truth.ref,
    receivedCents: status === 'succeeded' ? truth.received : 0,
    failureCode: truth.failure ? (truth.failure.declineCode ?? truth.failure.code) : null,
    failureHard: truth.failure?.severity === 'hard' ? 1 : 0,
    disputed: truth.disputed ? 1 : 0,
    endedAt: isOver ? isoAt(deps.clock) : null,
    lookAt: isOver ? null : isoAt(deps.clock, nextLookMs(deps, before)),
  };
  await stored.update(write.tx, id, set);
  if (isOver) await stored.freeInvoices(write.tx, id);
  await stored.showAttempt(write.tx, { ...before, ...set });
  if (status !== before.status) await tell(write, before);
  return {
    payment: { ...before, ...set },
    arrived: status === 'succeeded',
    fell: before.status === 'processing' && status === 'failed',
  };
}

/** A hosted page stays open for a customer on his way; a charge without him that nobody confirms has failed. */
function statusOf(truth: Payment, before: PaymentTable): PaymentTable['status'] {
  if (
    truth.status === 'requires_payment_method' &&
    (before.offSession === 1 || truth.redirectUrl === null) &&
    truth.failure
  )
    return 'failed';
  return truth.status;
}

/** Asked again after 30 s, then twice the attempt's age, at most each hour. */
const nextLookMs = (deps: Deps, it: PaymentTable): number =>
  Math.min(3_600_000, Math.max(lookAfterMs, 2 * (deps.clock.now() - Date.parse(it.createdAt))));

async function note(write: Write, before: PaymentTable, truth: Payment): Promise<PaymentTable> {
  const disputed = truth.disputed ? 1 : 0;
  if (disputed !== before.disputed) await stored.update(write.tx, before.id, { disputed });
  return { ...before, disputed };
}

async function tell(write: Write, it: PaymentTable): Promise<void> {
  const parts = await stored.invoicesOf(write.tx, it.id);
  write.changed(it.customerId, [
    'payments',
    `payment:${it.id}`,
    'invoices',
    ...parts.map(({ invoiceId }) => `invoice:${invoiceId}`),
  ]);
}

/** Ends an attempt that the provider refused or never knew. */
export async function fail(
  deps: Deps,
  write: Write,
  id: string,
  failure: { readonly code: string; readonly hard: boolean; readonly ref?: string | null },
): Promise<PaymentTable> {
  // Invoices before the attempt, as when it was opened: two writes never wait for each other in a ring.
  await stored.lockInvoicesOf(write.tx, deps.engine, id);
  const before = await stored.lock(write.tx, deps.engine, id);
  if (!before) throw new Error(`no attempt ${id}`);
  if (ended.has(before.status)) return before;
  const set: Partial<PaymentTable> = {
    status: 'failed',
    failureCode: failure.code,
    failureHard: failure.hard ? 1 : 0,
    endedAt: isoAt(deps.clock),
    lookAt: null,
    ref: failure.ref ?? before.ref,
  };
  await stored.update(write.tx, id, set);
  await stored.freeInvoices(write.tx, id);
  await stored.showAttempt(write.tx, { ...before, ...set });
  await tell(write, before);
  return { ...before, ...set };
}

/** Puts off the next question to the provider, when it does not answer, by no more than `atMostMs`. */
export const lookLater = (deps: Deps, it: PaymentTable, atMostMs = Infinity): Promise<unknown> =>
  stored.update(deps.db, it.id, { lookAt: isoAt(deps.clock, Math.min(nextLookMs(deps, it), atMostMs)) });

/**
 * The means chosen, else the default, as the provider needs it: none that another provider keeps. Refuses with
 * `no-payment-method`.
 */
export async function choose(
  { payments }: Pick<Deps, 'payments'>,
  db: Parameters<typeof means.methodsOf>[0],
  customerId: string,
  methodId?: string,
): Promise<MethodChoice & { readonly id: string }> {
  const methods = (await means.methodsOf(db, customerId)).filter((it) => it.provider === payments.kind);
  const method = methodId
    ? methods.find(({ id }) => id === methodId)
    : (methods.find((it) => it.isDefault === 1) ?? methods[0]);
  if (!method)
    throw new Refusal('action-refused', {
      reason: 'no-payment-method',
      detail: 'Add a payment method first.',
    });
  return { id: method.id, ref: method.ref, kind: method.kind };
}
