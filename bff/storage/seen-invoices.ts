import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Whose documents somebody sees: all of an account, or those that bill one of his services. */
export interface Viewer {
  readonly customerId: string;
  readonly services: 'all' | ReadonlySet<string>;
}

/** Ids of the documents of an account that bill one of the viewer's services: for whoever does not see all. */
export const seenInvoices = (db: Kysely<Tables> | Transaction<Tables>, { customerId, services }: Viewer) =>
  db
    .selectFrom('invoiceService as v')
    .where('v.customerId', '=', customerId)
    .where('v.serviceId', 'in', services === 'all' ? [] : [...services, ''])
    .select('v.invoiceId');
