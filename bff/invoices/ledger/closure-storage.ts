import type { Kysely, Transaction } from 'kysely';
import type { Seller } from '../../../components/contract/shapes.ts';
import type { Engine, Tables } from '../../storage/tables.ts';
import type { JournalClosureTable } from '../table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
type Kind = JournalClosureTable['kind'];

/** Keeps others from closing a seller's journal, and from writing in it, until the write ends; undefined without a line. */
export const lockHead = (tx: Transaction<Tables>, engine: Engine, seller: Seller) =>
  tx
    .selectFrom('journalHead')
    .where('seller', '=', seller)
    .select(['number', 'hash'])
    .$if(engine === 'postgres', (q) => q.forUpdate())
    .executeTakeFirst();

export const firstLine = (db: Db, seller: Seller) =>
  db
    .selectFrom('journal')
    .where('seller', '=', seller)
    .orderBy('number')
    .limit(1)
    .select('at')
    .executeTakeFirst();

export const lastClosure = (db: Db, seller: Seller, kind?: Kind) =>
  db
    .selectFrom('journalClosure')
    .where('seller', '=', seller)
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind as Kind))
    .orderBy('sequence', 'desc')
    .limit(1)
    .selectAll()
    .executeTakeFirst();

/** The first line after a number that was written at or after an instant. */
export const firstLineSince = (db: Db, seller: Seller, after: number, at: string) =>
  db
    .selectFrom('journal')
    .where('seller', '=', seller)
    .where('number', '>', after)
    .where('at', '>=', at)
    .orderBy('number')
    .limit(1)
    .select('number')
    .executeTakeFirst();

export const lineHash = async (db: Db, seller: Seller, number: number): Promise<string | undefined> =>
  (
    await db
      .selectFrom('journal')
      .where('seller', '=', seller)
      .where('number', '=', number)
      .select('hash')
      .executeTakeFirst()
  )?.hash;

/** Lines and cents of a stretch of the journal, by kind of line. */
export const sumsBetween = (db: Db, seller: Seller, from: number, to: number) =>
  db
    .selectFrom('journal')
    .where('seller', '=', seller)
    .where('number', '>=', from)
    .where('number', '<=', to)
    .groupBy('kind')
    .select((e) => ['kind', e.fn.countAll<number>().as('lines'), e.fn.sum<number>('cents').as('cents')])
    .orderBy('kind')
    .execute();

export const insertClosure = (tx: Transaction<Tables>, row: JournalClosureTable) =>
  tx.insertInto('journalClosure').values(row).execute();

/** A bite of closures in their order. */
export const closuresAfter = (db: Db, seller: Seller, after: number, limit: number) =>
  db
    .selectFrom('journalClosure')
    .where('seller', '=', seller)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .selectAll()
    .execute();
