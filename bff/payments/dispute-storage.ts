import { expressionBuilder, type Expression, type Kysely, type SqlBool, type Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { DisputeTable, PaymentTable } from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export const find = (db: Db, provider: string, ref: string): Promise<DisputeTable | undefined> =>
  db
    .selectFrom('dispute')
    .where('provider', '=', provider)
    .where('ref', '=', ref)
    .selectAll()
    .executeTakeFirst();

/** Adds a dispute; false when it is known. */
export async function insert(tx: Db, row: DisputeTable): Promise<boolean> {
  const done = await tx
    .insertInto('dispute')
    .values(row)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

export const update = (tx: Db, provider: string, ref: string, set: Partial<DisputeTable>) =>
  tx.updateTable('dispute').set(set).where('provider', '=', provider).where('ref', '=', ref).execute();

/** Disputes of these payments, oldest first. */
export const ofPayments = (db: Db, paymentIds: readonly string[]): Promise<DisputeTable[]> =>
  db
    .selectFrom('dispute')
    .where('paymentId', 'in', paymentIds.length > 0 ? [...paymentIds] : [''])
    .selectAll()
    .orderBy('openedAt')
    .execute();

/**
 * Whether a bank may still take a payment back, or did. The provider's own mark stays on it for ever, also when its
 * dispute was closed in our favour.
 */
export async function isContested(
  db: Db,
  { id, disputed }: { readonly id: string; readonly disputed: number },
): Promise<boolean> {
  const known = await ofPayments(db, [id]);
  return known.length === 0 ? disputed === 1 : known.some(({ outcome }) => outcome !== 'won');
}

/** The contrary of {@link isContested}, of the payment `p` of a query. */
export function isUncontested(): Expression<SqlBool> {
  const e = expressionBuilder<Tables & { p: PaymentTable }, 'p'>();
  const disputes = e.selectFrom('dispute as d').whereRef('d.paymentId', '=', 'p.id').select('d.ref');
  return e.and([
    e.or([e('p.disputed', '=', 0), e.exists(disputes)]),
    e.not(e.exists(disputes.where('d.outcome', '!=', 'won'))),
  ]);
}

/**
 * The dispute that holds a customer's automatic charges back: one that is open, or one that is lost while an invoice of
 * its payment is still to be paid again.
 */
export const holding = (db: Db, customerId: string): Promise<DisputeTable | undefined> =>
  db
    .selectFrom('dispute as d')
    .where('d.customerId', '=', customerId)
    .where((e) =>
      e.or([
        e('d.outcome', '=', 'open'),
        e.and([
          e('d.outcome', '=', 'lost'),
          e.exists(
            e
              .selectFrom('paymentInvoice as p')
              .innerJoin('invoice as i', (on) =>
                on.onRef('i.id', '=', 'p.invoiceId').onRef('i.customerId', '=', 'p.customerId'),
              )
              .whereRef('p.paymentId', '=', 'd.paymentId')
              .where('i.dueCents', '>', 0)
              .select('p.invoiceId'),
          ),
        ]),
      ]),
    )
    .selectAll('d')
    .orderBy('d.openedAt')
    .executeTakeFirst();
