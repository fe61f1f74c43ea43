import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** A person with the password's hash, by address in lower case. */
export const findByEmail = (db: Db, email: string) =>
  db
    .selectFrom('person as p')
    .leftJoin('password as w', 'w.personId', 'p.id')
    .where('p.email', '=', email)
    .select(['p.id', 'p.email', 'p.firstName', 'p.lastName', 'p.locale', 'p.status', 'w.hash'])
    .executeTakeFirst();
