import type { Kysely, Transaction } from 'kysely';
import { seenInvoices, type Viewer } from '../storage/seen-invoices.ts';
import type { Engine, Tables } from '../storage/tables.ts';
import { isUncontested } from './dispute-storage.ts';
import type {
  GatewayEventTable,
  PaymentInvoiceTable,
  PaymentTable,
  QuoteTable,
  RefundTable,
} from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
type Tx = Transaction<Tables>;

export const customerRef = (db: Db, customerId: string, provider: string) =>
  db
    .selectFrom('paymentCustomer')
    .where('customerId', '=', customerId)
    .where('provider', '=', provider)
    .select('ref')
    .executeTakeFirst();

export const insertCustomerRef = (db: Db, customerId: string, provider: string, ref: string) =>
  db
    .insertInto('paymentCustomer')
    .values({ customerId, provider, ref })
    .onConflict((c) => c.doNothing())
    .execute();

export const insertPayment = (tx: Tx, row: PaymentTable) => tx.insertInto('payment').values(row).execute();

export const insertPaymentInvoices = (tx: Tx, rows: readonly PaymentInvoiceTable[]) =>
  tx
    .insertInto('paymentInvoice')
    .values([...rows])
    .execute();

/** Takes an invoice for one attempt; false when another attempt is live. */
export async function takeInvoice(tx: Tx, invoiceId: string, paymentId: string): Promise<boolean> {
  const done = await tx
    .insertInto('liveAttempt')
    .values({ invoiceId, paymentId })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

export const freeInvoices = (tx: Tx, paymentId: string) =>
  tx.deleteFrom('liveAttempt').where('paymentId', '=', paymentId).execute();

/** An attempt by its id, whoever's it is: for provider events and jobs. */
export const findAny = (db: Db, id: string): Promise<PaymentTable | undefined> =>
  db.selectFrom('payment').where('id', '=', id).selectAll().executeTakeFirst();

export const findByRef = (db: Db, provider: string, ref: string): Promise<PaymentTable | undefined> =>
  db
    .selectFrom('payment')
    .where('ref', '=', ref)
    .where('provider', '=', provider)
    .selectAll()
    .executeTakeFirst();

export const lock = (tx: Tx, engine: Engine, id: string): Promise<PaymentTable | undefined> =>
  tx
    .selectFrom('payment')
    .where('id', '=', id)
    .selectAll()
    .$if(engine === 'postgres', (q) => q.forUpdate())
    .executeTakeFirst();

export const update = (tx: Db, id: string, set: Partial<PaymentTable>) =>
  tx.updateTable('payment').set(set).where('id', '=', id).execute();

export const invoicesOf = (db: Db, paymentId: string): Promise<PaymentInvoiceTable[]> =>
  db
    .selectFrom('paymentInvoice')
    .where('paymentId', '=', paymentId)
    .selectAll()
    .orderBy('invoiceId')
    .execute();

/** An attempt that has not ended. */
export const openStatuses = ['created', 'processing', 'requires_action', 'requires_payment_method'] as const;

/** Attempts whose outcome this provider must be asked for again, oldest first. */
export const toLookAt = (db: Db, provider: string, now: string, limit: number): Promise<PaymentTable[]> =>
  db
    .selectFrom('payment')
    .where('status', 'in', [...openStatuses])
    .where('lookAt', '<=', now)
    .where('provider', '=', provider)
    .selectAll()
    .orderBy('lookAt')
    .limit(limit)
    .execute();

/** Puts an event into the inbox; false when it came before. */
export async function receiveEvent(tx: Db, row: GatewayEventTable): Promise<boolean> {
  const done = await tx
    .insertInto('gatewayEvent')
    .values(row)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

export const finishEvent = (tx: Db, provider: string, id: string, doneAt: string) =>
  tx
    .updateTable('gatewayEvent')
    .set({ doneAt })
    .where('provider', '=', provider)
    .where('id', '=', id)
    .execute();

export const insertRefund = (tx: Tx, row: RefundTable) => tx.insertInto('refund').values(row).execute();

export const findRefund = (db: Db, id: string): Promise<RefundTable | undefined> =>
  db.selectFrom('refund').where('id', '=', id).selectAll().executeTakeFirst();

/** Our refunds under a provider's reference: one that was made without us may stand for several. */
export const refundsNamed = (db: Db, provider: string, ref: string): Promise<RefundTable[]> =>
  db
    .selectFrom('refund as r')
    .innerJoin('payment as p', 'p.id', 'r.paymentId')
    .where('r.ref', '=', ref)
    .where('p.provider', '=', provider)
    .selectAll('r')
    .orderBy('r.id')
    .execute();

/** Refunds opened until then that have no end, in order of their id after one. */
export const refundsWithoutEnd = (db: Db, until: string, after: string, limit: number) =>
  db
    .selectFrom('refund as r')
    .innerJoin('payment as p', 'p.id', 'r.paymentId')
    .where('r.endedAt', 'is', null)
    .where('r.createdAt', '<=', until)
    .where('r.id', '>', after)
    .where('p.ref', 'is not', null)
    .select(['r.id', 'r.ref', 'r.cents', 'r.createdAt', 'p.provider'])
    .select((e) => e.ref('p.ref').$notNull().as('paymentRef'))
    .orderBy('r.id')
    .limit(limit)
    .execute();

export const updateRefund = (tx: Db, id: string, set: Partial<RefundTable>) =>
  tx.updateTable('refund').set(set).where('id', '=', id).execute();

/** Cents of a payment that refunds hold or have given back. */
export async function refundedOf(db: Db, paymentId: string): Promise<number> {
  const row = await db
    .selectFrom('refund')
    .where('paymentId', '=', paymentId)
    .where('status', 'in', ['created', 'pending', 'requires_action', 'succeeded'])
    .select((e) => e.fn.sum<number>('cents').as('cents'))
    .executeTakeFirst();
  return row?.cents ?? 0;
}

export const insertQuote = (tx: Tx, row: QuoteTable) => tx.insertInto('quote').values(row).execute();

export const findQuote = (db: Db, customerId: string, id: string): Promise<QuoteTable | undefined> =>
  db
    .selectFrom('quote')
    .where('id', '=', id)
    .where('customerId', '=', customerId)
    .selectAll()
    .executeTakeFirst();

export const updateQuote = (tx: Db, id: string, set: Partial<QuoteTable>) =>
  tx.updateTable('quote').set(set).where('id', '=', id).execute();

/** Who pays, as the provider is told: the billing identity, else the holder. */
export async function payer(db: Db, customerId: string): Promise<{ name: string; email: string }> {
  const row = await db
    .selectFrom('customer as c')
    .leftJoin('billingIdentity as b', 'b.customerId', 'c.id')
    .leftJoin('membership as m', (on) => on.onRef('m.customerId', '=', 'c.id').on('m.role', '=', 'holder'))
    .leftJoin('person as p', 'p.id', 'm.personId')
    .where('c.id', '=', customerId)
    .select(['c.name', 'b.email as billing', 'p.email as holder'])
    .executeTakeFirstOrThrow();
  return { name: row.name, email: row.billing ?? row.holder ?? '' };
}

/** Shows a live attempt on its invoices' rows, or takes it off when it ended. */
export async function showAttempt(tx: Tx, it: PaymentTable): Promise<void> {
  const attempt =
    it.endedAt === null ? JSON.stringify({ paymentId: it.id, since: it.createdAt, status: it.status }) : null;
  await tx
    .updateTable('invoice')
    .set({ attempt })
    .where('customerId', '=', it.customerId)
    .where('id', 'in', (e) =>
      e.selectFrom('paymentInvoice').where('paymentId', '=', it.id).select('invoiceId'),
    )
    .where((e) => e.or([e('attempt', 'is', null), e('attempt', 'like', `%"${it.id}"%`)]))
    .execute();
}

/** Whether somebody who does not see all sees each of these invoices. */
export async function seesEach(db: Db, viewer: Viewer, ids: readonly string[]): Promise<boolean> {
  const rows = await seenInvoices(db, viewer)
    .where('v.invoiceId', 'in', ids.length > 0 ? [...ids] : [''])
    .execute();
  const seen = new Set(rows.map(({ invoiceId }) => invoiceId));
  return ids.every((id) => seen.has(id));
}

/** Number, subject and what is due of some invoices. */
export const invoiceWords = (db: Db, customerId: string, ids: readonly string[]) =>
  db
    .selectFrom('invoice')
    .where('customerId', '=', customerId)
    .where('id', 'in', ids.length > 0 ? [...ids] : [''])
    .select(['id', 'number', 'subject', 'dueCents'])
    .execute();

/** Who reads the mails about money: the billing address, else the holder, in the account's language. */
export async function addressee(
  db: Db,
  customerId: string,
): Promise<{ name: string; email: string; locale: 'fr' | 'en' }> {
  const { name, email } = await payer(db, customerId);
  const row = await db
    .selectFrom('customer')
    .where('id', '=', customerId)
    .select('locale')
    .executeTakeFirstOrThrow();
  return { name, email, locale: row.locale };
}

/** The payments that settled an invoice, newest first, with how much each settled of it. */
export const paymentsOfInvoice = (db: Db, invoiceId: string) =>
  db
    .selectFrom('allocation as a')
    .innerJoin('payment as p', 'p.id', 'a.sourceId')
    .where('a.invoiceId', '=', invoiceId)
    .where('a.source', '=', 'payment')
    // No provider gives a transfer back, nor what a bank took back already, or may.
    .where('p.provider', '!=', 'transfer')
    .where(isUncontested)
    .selectAll('p')
    .select('a.cents as settledCents')
    .orderBy('p.createdAt', 'desc')
    .execute();

/** The attempt that holds an invoice now. */
export const liveAttempt = (
  db: Db,
  customerId: string,
  invoiceId: string,
): Promise<PaymentTable | undefined> =>
  db
    .selectFrom('liveAttempt as l')
    .innerJoin('payment as p', 'p.id', 'l.paymentId')
    .where('l.invoiceId', '=', invoiceId)
    .where('p.customerId', '=', customerId)
    .selectAll('p')
    .executeTakeFirst();

/** Locks the invoices of an attempt, in one order for everybody. */
export const lockInvoicesOf = (tx: Tx, engine: Engine, paymentId: string) =>
  tx
    .selectFrom('invoice')
    .where('id', 'in', (e) =>
      e.selectFrom('paymentInvoice').where('paymentId', '=', paymentId).select('invoiceId'),
    )
    .select('id')
    .orderBy('id')
    .$if(engine === 'postgres', (q) => q.forUpdate())
    .execute();
