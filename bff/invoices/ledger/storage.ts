import { sql, type Kysely, type Transaction } from 'kysely';
import type { Engine, Tables } from '../../storage/tables.ts';
import type { Seller } from '../../../components/contract/shapes.ts';
import type {
  AllocationTable,
  BillingIdentityTable,
  CreditNoteOfTable,
  InvoiceDocumentTable,
  InvoiceTable,
  JournalTable,
  WalletEntryTable,
} from '../table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
type Tx = Transaction<Tables>;

/** The next number of a series. Its row stays locked until the transaction ends, so that an error gives the number back. */
export async function nextNumber(
  tx: Tx,
  seller: Seller,
  kind: 'FA' | 'AV',
  issuedOn: string,
): Promise<{ number: number; lastIssuedOn: string }> {
  const year = Number(issuedOn.slice(0, 4));
  const { last, lastIssuedOn } = await tx
    .insertInto('documentSequence')
    .values({ seller, kind, year, last: 1, lastIssuedOn: issuedOn })
    .onConflict((c) =>
      c.columns(['seller', 'kind', 'year']).doUpdateSet({ last: sql`"documentSequence"."last" + 1` }),
    )
    .returning(['last', 'lastIssuedOn'])
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('documentSequence')
    .set({ lastIssuedOn: issuedOn })
    .where('seller', '=', seller)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .execute();
  return { number: last, lastIssuedOn };
}

export const findIdentity = (
  db: Db,
  customerId: string,
): Promise<(BillingIdentityTable & { number: string; kind: string }) | undefined> =>
  db
    .selectFrom('billingIdentity as i')
    .innerJoin('customer as c', 'c.id', 'i.customerId')
    .where('i.customerId', '=', customerId)
    .selectAll('i')
    .select(['c.number', 'c.kind'])
    .executeTakeFirst();

export const insertInvoice = (tx: Tx, row: InvoiceTable) => tx.insertInto('invoice').values(row).execute();
export const insertDocument = (tx: Tx, row: InvoiceDocumentTable) =>
  tx.insertInto('invoiceDocument').values(row).execute();
export const insertCreditNoteOf = (tx: Tx, row: CreditNoteOfTable) =>
  tx.insertInto('creditNoteOf').values(row).execute();

export async function insertInvoiceServices(
  tx: Tx,
  customerId: string,
  invoiceId: string,
  number: string,
  services: readonly string[],
): Promise<void> {
  if (services.length > 0)
    await tx
      .insertInto('invoiceService')
      .values(services.map((serviceId) => ({ customerId, serviceId, invoiceId, number })))
      .execute();
}

/** What earlier credit notes took of an invoice's lines. */
export async function creditedParts(tx: Tx, invoiceId: string): Promise<{ id: string; quantity: number }[]> {
  const rows = await tx
    .selectFrom('creditNoteOf')
    .where('invoiceId', '=', invoiceId)
    .select('lines')
    .execute();
  return rows.flatMap(({ lines }) => JSON.parse(lines ?? '[]') as { id: string; quantity: number }[]);
}

/** What became of a credit note's amount: refunds by state, and what is left of it as credit. */
export async function usesOfCreditNote(tx: Tx, creditNoteId: string) {
  const refunds = await tx
    .selectFrom('refund')
    .where('creditNoteId', '=', creditNoteId)
    .select(['status', 'endedAt'])
    .execute();
  const credit = await tx
    .selectFrom('walletEntry')
    .where('origin', '=', 'credit-note')
    .where('originId', '=', creditNoteId)
    .select((e) => e.fn.sum<number | null>('cents').as('left'))
    .executeTakeFirst();
  return {
    isOpen: refunds.some(({ endedAt }) => endedAt === null),
    isRefunded: refunds.some(({ status }) => status === 'succeeded'),
    left: credit?.left ?? 0,
  };
}

/** An invoice under lock: nobody settles it meanwhile. */
export const lockInvoice = (
  tx: Tx,
  engine: Engine,
  customerId: string,
  id: string,
): Promise<InvoiceTable | undefined> =>
  tx
    .selectFrom('invoice')
    .where('id', '=', id)
    .where('customerId', '=', customerId)
    .selectAll()
    .$if(engine === 'postgres', (q) => q.forUpdate())
    .executeTakeFirst();

/** Whether a document bills one of these services: what a delegate with listed services sees. */
export const billsOneOf = async (
  db: Db,
  customerId: string,
  invoiceId: string,
  services: ReadonlySet<string>,
): Promise<boolean> =>
  (await servicesOfInvoice(db, customerId, invoiceId)).some((service) => services.has(service));

/** Adds an allocation; false when it is there already. */
export async function insertAllocation(tx: Tx, row: AllocationTable): Promise<boolean> {
  const done = await tx
    .insertInto('allocation')
    .values(row)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

export const updateInvoice = (
  tx: Tx,
  row: Pick<InvoiceTable, 'customerId' | 'issuedOn' | 'id'>,
  set: Partial<InvoiceTable>,
) =>
  tx
    .updateTable('invoice')
    .set(set)
    .where('customerId', '=', row.customerId)
    .where('issuedOn', '=', row.issuedOn)
    .where('id', '=', row.id)
    .execute();

/** Adds to the customer's credit once for its origin and use; false when it is there already. */
export async function insertWalletEntry(
  tx: Tx,
  row: Omit<WalletEntryTable, 'part'> & { readonly part?: string },
): Promise<boolean> {
  const done = await tx
    .insertInto('walletEntry')
    .values({ part: '', ...row })
    .onConflict((c) => c.columns(['origin', 'originId', 'use', 'useId', 'part']).doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** How often one credit has paid one invoice. */
export async function turnsOfCredit(
  tx: Tx,
  { origin, originId, useId }: Pick<WalletEntryTable, 'origin' | 'originId' | 'useId'>,
): Promise<number> {
  const row = await tx
    .selectFrom('walletEntry')
    .where('origin', '=', origin)
    .where('originId', '=', originId)
    .where('use', '=', 'invoice')
    .where('useId', '=', useId)
    .select((e) => e.fn.countAll<number>().as('turns'))
    .executeTakeFirst();
  return Number(row?.turns ?? 0);
}

/** What is left of each credit, oldest first. */
export const openCredits = (db: Db, customerId: string) =>
  db
    .selectFrom('walletEntry')
    .where('customerId', '=', customerId)
    .groupBy(['origin', 'originId'])
    .select((e) => ['origin', 'originId', e.fn.sum<number>('cents').as('left'), e.fn.min('at').as('since')])
    .having((e) => e.fn.sum('cents'), '>', 0)
    .orderBy('since')
    .orderBy('originId')
    .execute();

/** Takes the next place in a seller's journal; its head stays locked until the transaction ends. */
export const nextEntry = (tx: Tx, seller: Seller, firstHash: string) =>
  tx
    .insertInto('journalHead')
    .values({ seller, number: 1, hash: firstHash })
    .onConflict((c) => c.column('seller').doUpdateSet({ number: sql`"journalHead"."number" + 1` }))
    .returning(['number', 'hash'])
    .executeTakeFirstOrThrow();

export async function insertEntry(tx: Tx, row: Omit<JournalTable, 'id'>): Promise<void> {
  await tx.insertInto('journal').values(row).execute();
  await tx.updateTable('journalHead').set({ hash: row.hash }).where('seller', '=', row.seller).execute();
}

export const findEntry = (db: Db, kind: string, ref: string) =>
  db.selectFrom('journal').where('kind', '=', kind).where('ref', '=', ref).select('id').executeTakeFirst();

/** Locks a customer's row: what must be one at a time for him (credit, refunds) waits here. */
export const lockCustomer = (tx: Tx, engine: Engine, customerId: string) =>
  tx
    .selectFrom('customer')
    .where('id', '=', customerId)
    .select('id')
    .$if(engine === 'postgres', (q) => q.forUpdate())
    .executeTakeFirst();

/** Hands an effect to the outbox, once for its key. */
export const enqueue = (tx: Tx, kind: string, key: string, payload: unknown, at: string) =>
  tx
    .insertInto('outbox')
    .values({
      kind,
      key,
      payload: JSON.stringify(payload),
      createdAt: at,
      dueAt: at,
      attempts: 0,
      leasedUntil: null,
      doneAt: null,
      lastError: null,
    })
    .onConflict((c) => c.column('key').doNothing())
    .execute();

/** Brings the unpaid amount of the services that an invoice bills up to date. */
export const refreshUnpaid = (tx: Tx, customerId: string, invoiceId: string) =>
  tx
    .updateTable('service')
    .set((e) => ({
      unpaidCents: e
        .selectFrom('invoiceService as s')
        .innerJoin('invoice as i', (on) =>
          on.onRef('i.id', '=', 's.invoiceId').onRef('i.customerId', '=', 's.customerId'),
        )
        .whereRef('s.serviceId', '=', 'service.id')
        .where('s.customerId', '=', customerId)
        .where('i.kind', '=', 'FA')
        .select((q) => q.fn.coalesce(q.fn.sum<number>('i.dueCents'), sql<number>`0`).as('due')),
    }))
    .where('customerId', '=', customerId)
    .where('id', 'in', (e) =>
      e
        .selectFrom('invoiceService as m')
        .where('m.customerId', '=', customerId)
        .where('m.invoiceId', '=', invoiceId)
        .select('m.serviceId'),
    )
    .execute();

/** An unpaid invoice whose payment renews this service from this day. */
export const findOpenRenewal = (tx: Tx, customerId: string, serviceId: string, periodStart: string) =>
  tx
    .selectFrom('invoiceService as s')
    .innerJoin('invoice as i', (on) =>
      on.onRef('i.id', '=', 's.invoiceId').onRef('i.customerId', '=', 's.customerId'),
    )
    .where('s.customerId', '=', customerId)
    .where('s.serviceId', '=', serviceId)
    .where('i.dueCents', '>', 0)
    .where('i.renews', 'like', `%"serviceId":"${serviceId}","periodStart":"${periodStart}"%`)
    .select(['i.id', 'i.number', 'i.dueCents'])
    .executeTakeFirst();

export const findDocument = (db: Db, invoiceId: string) =>
  db.selectFrom('invoiceDocument').where('invoiceId', '=', invoiceId).selectAll().executeTakeFirst();

export async function servicesOfInvoice(db: Db, customerId: string, invoiceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('invoiceService')
    .where('customerId', '=', customerId)
    .where('invoiceId', '=', invoiceId)
    .select('serviceId')
    .execute();
  return rows.map((row) => row.serviceId);
}

export const updateIdentity = (tx: Tx, customerId: string, set: Partial<BillingIdentityTable>) =>
  tx.updateTable('billingIdentity').set(set).where('customerId', '=', customerId).execute();
