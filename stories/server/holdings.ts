import type { Kysely } from 'kysely';
import type { Tables } from '../../bff/storage/tables.ts';

/** What the account on display holds, for stories that show one thing of it. */
export interface Holdings {
  readonly services: readonly Pick<Tables['service'], 'id' | 'kind' | 'state' | 'domain' | 'label'>[];
  readonly invoices: readonly Pick<Tables['invoice'], 'id' | 'kind' | 'state' | 'number'>[];
  readonly payments: readonly Pick<Tables['payment'], 'id' | 'status'>[];
  /** Ids of the invoices that the newest payment settled. */
  readonly newlyPaid: readonly string[];
  /** The secret of the link that the visitor's mail holds; empty without one. */
  readonly linkToken: string;
}

/** The first hundred services, invoices and payments of a customer. */
export async function holdingsOf(
  db: Kysely<Tables>,
  customerId: string,
): Promise<Omit<Holdings, 'linkToken'>> {
  const services = await db
    .selectFrom('service')
    .where('customerId', '=', customerId)
    .select(['id', 'kind', 'state', 'domain', 'label'])
    .orderBy('expiresOn')
    .limit(100)
    .execute();
  const invoices = await db
    .selectFrom('invoice')
    .where('customerId', '=', customerId)
    .select(['id', 'kind', 'state', 'number'])
    .orderBy('issuedOn', 'desc')
    .limit(100)
    .execute();
  const payments = await db
    .selectFrom('payment')
    .where('customerId', '=', customerId)
    .select(['id', 'status'])
    .orderBy('createdAt', 'desc')
    .limit(100)
    .execute();
  const newest = payments.find(({ status }) => status === 'succeeded');
  const settled = await db
    .selectFrom('allocation')
    .where('customerId', '=', customerId)
    .where('sourceId', '=', newest?.id ?? '')
    .select('invoiceId')
    .execute();
  return { services, invoices, payments, newlyPaid: settled.map(({ invoiceId }) => invoiceId) };
}
