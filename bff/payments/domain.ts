import type { Deps } from '../deps.ts';
import type { Write } from '../storage/write.ts';
import * as stored from './storage.ts';
import type { PaymentInvoiceTable, PaymentTable } from './table.ts';

/** The customer's reference at the provider, made on first need; the provider's own key makes a repeat harmless. */
export async function providerCustomer(deps: Deps, customerId: string): Promise<string> {
  const known = await stored.customerRef(deps.db, customerId, deps.payments.kind);
  if (known) return known.ref;
  const { name, email } = await stored.payer(deps.db, customerId);
  const ref = await deps.payments.createCustomer({
    reference: customerId,
    name,
    email,
    idempotencyKey: `cus:${customerId}`,
  });
  await stored.insertCustomerRef(deps.db, customerId, deps.payments.kind, ref);
  return (await stored.customerRef(deps.db, customerId, deps.payments.kind))?.ref ?? ref;
}

/** The invoices that an attempt is meant for. */
export const partsOf = ({ tx }: Write, paymentId: string): Promise<PaymentInvoiceTable[]> =>
  stored.invoicesOf(tx, paymentId);

/** An attempt by our id, for provider events and jobs. */
export const findAttempt = (deps: Deps, id: string): Promise<PaymentTable | undefined> =>
  stored.findAny(deps.db, id);

/** Notes which attempt a quote led to. */
export const notePayment = ({ tx }: Write, quoteId: string, paymentId: string): Promise<unknown> =>
  stored.updateQuote(tx, quoteId, { paymentId });

/** Attempts whose outcome must be asked now. */
export const attemptsToLookAt = (deps: Deps, limit: number): Promise<PaymentTable[]> =>
  stored.toLookAt(deps.db, deps.payments.kind, new Date(deps.clock.now()).toISOString(), limit);

/** Whether an attempt to pay an invoice is under way. */
export const heldInvoice = async ({ tx }: Write, customerId: string, invoiceId: string): Promise<boolean> =>
  (await stored.liveAttempt(tx, customerId, invoiceId)) !== undefined;

/** A live attempt of an invoice that waits for a customer who may have left. */
export async function abandonedAttempt(
  deps: Deps,
  customerId: string,
  invoiceId: string,
): Promise<PaymentTable | undefined> {
  const live = await stored.liveAttempt(deps.db, customerId, invoiceId);
  const waits = live?.status === 'requires_payment_method' || live?.status === 'requires_action';
  return waits && live.offSession === 0 ? live : undefined;
}

/** The charge, taken while the customer was away, that his bank wants him for: of these very invoices and no other. */
export async function waitingCharge(
  deps: Deps,
  customerId: string,
  invoices: readonly { readonly id: string; readonly cents?: number | undefined }[],
): Promise<PaymentTable | undefined> {
  const [first] = invoices;
  const live = first && (await stored.liveAttempt(deps.db, customerId, first.id));
  if (!live || live.offSession === 0 || live.status !== 'requires_action') return undefined;
  const meant = new Map(
    (await stored.invoicesOf(deps.db, live.id)).map(({ invoiceId, cents }) => [invoiceId, cents]),
  );
  const isMeant = ({ id, cents }: (typeof invoices)[number]) =>
    meant.has(id) && (cents === undefined || cents === meant.get(id));
  return meant.size === invoices.length && invoices.every(isMeant) ? live : undefined;
}
