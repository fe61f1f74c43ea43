import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { payableInvoices } from '../invoices/payable.ts';
import * as attempts from '../payments/attempts.ts';
import { abandonedAttempt, providerCustomer, waitingCharge } from '../payments/domain.ts';
import {
  GatewayMisconfigured,
  GatewayRefused,
  outcomeUnknown,
  PaymentDeclined,
} from '../ports/payment-errors.ts';
import type { Payment } from '../ports/payments.ts';
import { wishToKeep } from '../payments/method-setups.ts';
import { neverSent } from '../payments/plans.ts';
import { newId } from '../ports/random.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { follow } from './follow.ts';
import { tellPlan } from './plan-outcome.ts';
import { takeWord } from './settle.ts';
import { withdrawCharge } from './withdraw-charge.ts';

/** What the customer wants to pay, and how. */
export interface Wish {
  readonly invoices: readonly {
    readonly id: string;
    /** Part of what is due, in cents; all of it when absent. */ readonly cents?: number | undefined;
  }[];
  /** A saved means; absent to enter a new one on the provider's page. */
  readonly methodId?: string | undefined;
  readonly saveMethod?: boolean | undefined;
  /** Where the provider sends the customer back; the attempt's id is added to it. */
  readonly returnUrl: string;
  /** Called last inside the write that opens the attempt, before the provider is asked. */
  readonly opened?: (write: Write, payment: attempts.Attempt) => Promise<void>;
}

/** An attempt under way, and where the customer must go for it. */
export interface Started {
  readonly payment: attempts.Attempt;
  readonly redirectUrl: string | null;
}

/**
 * Pays one or several invoices in one charge. The attempt stands in the database before the provider hears of it, so a
 * crash at any point is found and reconciled, never charged again. Refuses with `payment-declined`, or `action-refused`
 * (`payment-in-progress`, `already-paid`, `no-payment-method`).
 */
export async function pay(deps: Deps, actor: Actor, wish: Wish): Promise<Started> {
  const method = wish.methodId
    ? await attempts.choose(deps, deps.db, actor.customerId, wish.methodId)
    : undefined;
  const customer = await providerCustomer(deps, actor.customerId);
  const waiting = await waitingCharge(deps, actor.customerId, wish.invoices);
  const resumed = waiting && (await resume(deps, actor, waiting.id, wish));
  if (resumed) return resumed;
  await freeAbandoned(deps, actor.customerId, wish.invoices);
  const { payment, description } = await inWrite(deps, async (write) => {
    const invoices = await payableInvoices(deps, write, actor.customerId, wish.invoices, actor.services);
    const parts = invoices.map(({ invoice, cents }) => ({ invoiceId: invoice.id, cents }));
    atLeast(deps.payments.leastCents, parts);
    const opened = await attempts.open(deps, write, {
      customerId: actor.customerId,
      parts,
      methodId: method?.id,
      offSession: false,
      by: actor.personName,
    });
    if (wish.saveMethod && !method) await wishToKeep(deps, write, actor, opened.id);
    await wish.opened?.(write, opened);
    return {
      payment: opened,
      description: invoices
        .map(({ invoice }) => invoice.number)
        .join(', ')
        .slice(0, 200),
    };
  });
  return send(deps, payment, () =>
    deps.payments.startPayment({
      customer,
      amount: { cents: payment.cents, currency: 'EUR' },
      reference: payment.id,
      description,
      returnUrl: `${wish.returnUrl}?payment=${payment.id}`,
      locale: actor.locale,
      idempotencyKey: payment.idempotencyKey,
      ...(method ? { method: { ref: method.ref, kind: method.kind } } : {}),
      ...(wish.saveMethod ? { saveMethod: true } : {}),
    }),
  );
}

function atLeast(least: number, parts: readonly { readonly cents: number }[]): void {
  if (parts.reduce((sum, { cents }) => sum + cents, 0) >= least) return;
  throw new Refusal('invalid-input', {
    errors: [{ pointer: '/invoices', detail: `pay at least ${least} cents in one charge, or by transfer` }],
  });
}

/**
 * A provider's page that the customer left unpaid holds its invoices no longer than until he pays again: it is made
 * unpayable first, and the provider says which side won.
 */
export async function freeAbandoned(
  deps: Deps,
  customerId: string,
  invoices: Wish['invoices'],
): Promise<void> {
  for (const { id } of invoices) {
    const left = await abandonedAttempt(deps, customerId, id);
    if (left) await withdrawCharge(deps, left.id);
  }
}

/**
 * Brings the customer to the charge that his bank wants him for: the one live attempt goes on, with another means if he
 * chose one, and no second one is opened beside it. Nothing when that charge is over unpaid: then a new one may be tried.
 */
export async function resume(
  deps: Deps,
  actor: Actor,
  paymentId: string,
  { methodId, opened }: Pick<Wish, 'methodId' | 'opened'>,
): Promise<Started | undefined> {
  const method = methodId ? await attempts.choose(deps, deps.db, actor.customerId, methodId) : undefined;
  const payment = await follow(deps, paymentId);
  if (!payment?.ref || payment.status === 'failed' || payment.status === 'canceled') return undefined;
  if (opened) await inWrite(deps, (write) => opened(write, payment));
  const { ref, status } = payment;
  if (status !== 'requires_action') return { payment, redirectUrl: null };
  return send(deps, { ...payment, offSession: 0 }, () =>
    deps.payments.resumePayment({
      payment: ref,
      returnUrl: `${deps.settings.origin}/pay/back?payment=${payment.id}`,
      locale: actor.locale,
      // A repeat brings him to the same payment at the provider, which is paid once whatever its page.
      idempotencyKey: `res:${newId(deps.random, 'res')}`,
      ...(method ? { method: { ref: method.ref, kind: method.kind } } : {}),
    }),
  );
}

/** Charges a saved means without the customer, for an attempt that is open already. */
export async function chargeAway(
  deps: Deps,
  payment: attempts.Attempt,
  description: string,
): Promise<Started> {
  const method = await attempts.choose(deps, deps.db, payment.customerId, payment.methodId ?? undefined);
  const customer = await providerCustomer(deps, payment.customerId);
  return send(deps, payment, () =>
    deps.payments.chargeSaved({
      customer,
      amount: { cents: payment.cents, currency: 'EUR' },
      reference: payment.id,
      description,
      method: { ref: method.ref, kind: method.kind },
      idempotencyKey: payment.idempotencyKey,
    }),
  );
}

/** Sends an attempt to the provider and takes its word; an unknown outcome stays open and is asked for later. */
async function send(deps: Deps, payment: attempts.Attempt, ask: () => Promise<Payment>): Promise<Started> {
  try {
    const truth = await ask();
    return { payment: await takeWord(deps, payment.id, truth), redirectUrl: truth.redirectUrl };
  } catch (error) {
    if (outcomeUnknown(error)) return { payment, redirectUrl: null };
    if (error instanceof PaymentDeclined) return declined(deps, payment, error);
    if (error instanceof GatewayRefused) return refused(deps, payment, error);
    if (error instanceof GatewayMisconfigured && !payment.ref) await unsent(deps, payment, error);
    throw error;
  }
}

/** Nobody was charged: the invoice waits for nothing, and an operator reads of it in the log. */
const unsent = (deps: Deps, payment: attempts.Attempt, { code }: GatewayMisconfigured): Promise<void> =>
  inWrite(deps, async (write) => {
    await attempts.fail(deps, write, payment.id, { code, hard: false });
    await neverSent(deps, write, payment);
  });

/** A charge that the provider has already goes on as it is, whatever he refuses of it now: it could still be paid. */
async function refused(deps: Deps, payment: attempts.Attempt, error: GatewayRefused): Promise<Started> {
  const isUnusable = error.reason === 'method-unusable';
  const after = payment.ref
    ? await follow(deps, payment.id)
    : await failed(deps, payment.id, { code: error.reason, hard: isUnusable });
  const isOver = payment.ref && after?.status !== payment.status;
  if (after && (isOver || (isUnusable && payment.offSession === 1)))
    return { payment: after, redirectUrl: null };
  throw isUnusable ? declinedWith('the provider holds this means no more') : error;
}

const declinedWith = (why: string): Refusal =>
  new Refusal('payment-declined', {
    detail: `The bank refused the payment (${why}). Choose another means or ask your bank.`,
  });

async function declined(
  deps: Deps,
  payment: attempts.Attempt,
  { failure, payment: ref }: PaymentDeclined,
): Promise<Started> {
  const code = failure.declineCode ?? failure.code;
  const after = await failed(deps, payment.id, { code, hard: failure.severity === 'hard', ref });
  if (payment.offSession === 1) return { payment: after, redirectUrl: null };
  throw declinedWith(code);
}

const failed = (
  deps: Deps,
  id: string,
  failure: Parameters<typeof attempts.fail>[3],
): Promise<attempts.Attempt> =>
  inWrite(deps, async (write) => {
    const payment = await attempts.fail(deps, write, id, failure);
    await tellPlan(deps, write, payment);
    return payment;
  });
