import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { Reader } from './list-storage.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Credit that the account has left, in cents. */
export async function creditOf(db: Db, customerId: string): Promise<number> {
  const row = await db
    .selectFrom('walletEntry')
    .where('customerId', '=', customerId)
    .select((e) => e.fn.sum<number>('cents').as('cents'))
    .executeTakeFirst();
  return row?.cents ?? 0;
}

export const walletEntries = (db: Db, customerId: string) =>
  db
    .selectFrom('walletEntry')
    .where('customerId', '=', customerId)
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();

/** What is left of each credit of a customer, oldest first, each with the payments that it could go back to. */
export async function creditsWithPayments(db: Db, customerId: string) {
  const credits = await db
    .selectFrom('walletEntry')
    .where('customerId', '=', customerId)
    .groupBy(['origin', 'originId'])
    .having((e) => e.fn.sum('cents'), '>', 0)
    .select((e) => ['origin', 'originId', e.fn.sum<number>('cents').as('left'), e.fn.min('at').as('since')])
    .orderBy('since')
    .orderBy('originId')
    .execute();
  const paid = await db
    .selectFrom('creditNoteOf as c')
    .innerJoin('allocation as a', (on) =>
      on.onRef('a.invoiceId', '=', 'c.invoiceId').on('a.source', '=', 'payment'),
    )
    .innerJoin('payment as p', 'p.id', 'a.sourceId')
    .where('c.customerId', '=', customerId)
    .select(['c.creditNoteId', 'p.id', 'a.cents'])
    .orderBy('p.createdAt', 'desc')
    .execute();
  return credits.map(({ origin, originId, left }) => ({
    origin,
    originId,
    left,
    payments:
      origin === 'payment'
        ? [{ id: originId, most: left }]
        : paid.filter((it) => it.creditNoteId === originId).map(({ id, cents }) => ({ id, most: cents })),
  }));
}

/** What payments received and gave back, of those that this provider took. */
export async function refundablePayments(
  db: Db,
  customerId: string,
  provider: string,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('payment as p')
    .leftJoin('refund as r', (on) =>
      on
        .onRef('r.paymentId', '=', 'p.id')
        .on('r.status', 'in', ['created', 'pending', 'requires_action', 'succeeded']),
    )
    .where('p.customerId', '=', customerId)
    .where('p.status', '=', 'succeeded')
    .where((e) => {
      const disputes = e.selectFrom('dispute as d').whereRef('d.paymentId', '=', 'p.id').select('d.ref');
      // The provider's own mark stays for ever, also when a dispute was closed in our favour.
      return e.and([
        e.or([e('p.disputed', '=', 0), e.exists(disputes)]),
        e.not(e.exists(disputes.where('d.outcome', '!=', 'won'))),
      ]);
    })
    .where('p.ref', 'is not', null)
    .where('p.provider', '=', provider)
    .groupBy(['p.id', 'p.receivedCents'])
    .select((e) => ['p.id', 'p.receivedCents', e.fn.sum<number | null>('r.cents').as('back')])
    .execute();
  return new Map(rows.map(({ id, receivedCents, back }) => [id, receivedCents - (back ?? 0)]));
}

/** Numbers of the documents that are seen, and states of refunds, for the lines of the credit. */
export async function walletNames(db: Db, { customerId, services }: Reader, ids: readonly string[]) {
  const some = ids.length > 0 ? [...ids] : [''];
  const [documents, refunds] = await Promise.all([
    db
      .selectFrom('invoice')
      .where('customerId', '=', customerId)
      .where('id', 'in', some)
      .$if(services !== 'all', (q) =>
        q.where('id', 'in', (seen) =>
          seen
            .selectFrom('invoiceService as v')
            .where('v.customerId', '=', customerId)
            .where('v.serviceId', 'in', [...services, ''])
            .select('v.invoiceId'),
        ),
      )
      .select(['id', 'number'])
      .execute(),
    db.selectFrom('refund').where('id', 'in', some).select(['id', 'status']).execute(),
  ]);
  return {
    numbers: new Map(documents.map(({ id, number }) => [id, number])),
    refunds: new Map(refunds.map(({ id, status }) => [id, status])),
  };
}
