import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { matching, type Bound } from './filter-storage.ts';

type Db = Kysely<Tables>;

/** Ids of the documents of a filter, oldest first, at most so many. */
export const idsOf = async (db: Db, filter: Bound, most: number): Promise<string[]> =>
  (await matching(db, filter).select('id').orderBy('issuedOn').orderBy('id').limit(most).execute()).map(
    ({ id }) => id,
  );

/** How many documents of a filter there are. */
export const countOf = async (db: Db, filter: Bound): Promise<number> =>
  (
    await matching(db, filter)
      .select((e) => e.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;

/** What is known of the file of a document, without its bytes. */
export interface FileFacts {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: string;
  /** Issued here: its file is made, if it is not there yet. */
  readonly isOurs: boolean;
  readonly fileName: string | null;
  readonly size: number | null;
}

/** The file facts of these documents of one customer. */
export async function fileFacts(
  db: Db,
  customerId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FileFacts>> {
  const rows = await db
    .selectFrom('invoice as i')
    .leftJoin('invoiceFile as f', 'f.invoiceId', 'i.id')
    .leftJoin('invoiceDocument as d', 'd.invoiceId', 'i.id')
    .where('i.customerId', '=', customerId)
    .where('i.id', 'in', ids.length > 0 ? [...ids] : [''])
    .select((e) => [
      'i.id',
      'i.number',
      'i.issuedOn',
      'f.fileName',
      e.fn<number | null>('length', ['f.bytes']).as('size'),
      'd.sha256',
    ])
    .execute();
  return new Map(rows.map(({ sha256, ...it }) => [it.id, { ...it, isOurs: sha256 !== null }]));
}

/** The files of these documents with their bytes. */
export const filesOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('invoiceFile')
    .where('invoiceId', 'in', ids.length > 0 ? [...ids] : [''])
    .select(['invoiceId', 'sha256', 'bytes'])
    .execute();
