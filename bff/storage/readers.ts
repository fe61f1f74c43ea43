import type { Transaction } from 'kysely';
import type { Tables } from './tables.ts';

type Tx = Transaction<Tables>;

/** Who reads the mails about an account's money. */
export interface Reader {
  readonly name: string;
  readonly email: string;
  readonly locale: 'fr' | 'en';
}

/** Of each account the billing address, else the holder, and its language. */
export async function readersOf(tx: Tx, customers: readonly string[]): Promise<ReadonlyMap<string, Reader>> {
  const rows = await tx
    .selectFrom('customer as c')
    .leftJoin('billingIdentity as b', 'b.customerId', 'c.id')
    .leftJoin('membership as m', (on) => on.onRef('m.customerId', '=', 'c.id').on('m.role', '=', 'holder'))
    .leftJoin('person as p', 'p.id', 'm.personId')
    .where('c.id', 'in', customers.length > 0 ? [...customers] : [''])
    .select(['c.id', 'c.name', 'c.locale', 'b.email as billing', 'p.email as holder'])
    .execute();
  return new Map(
    rows.map(({ id, name, locale, billing, holder }) => [
      id,
      { name, locale, email: billing ?? holder ?? '' },
    ]),
  );
}
