import type { Seller } from '../../../components/contract/shapes.ts';
import type { Write } from '../../storage/write.ts';
import { canonicalJson } from '../document/canonical-json.ts';
import { chained, emptyChain } from '../document/journal-chain.ts';
import * as stored from './storage.ts';

/** What moves money or changes what is owed; `(kind, ref)` stands once in the journal. */
export interface Entry {
  readonly seller: Seller;
  readonly kind:
    | 'invoice'
    | 'credit-note'
    | 'payment'
    | 'allocation'
    | 'refund'
    | 'credit'
    | 'chargeback'
    | 'between-sellers';
  /** The object and, for an allocation, what settles it. */
  readonly ref: string;
  readonly customerId: string;
  readonly cents: number;
  readonly data: Readonly<Record<string, string | number>>;
}

/** Whether something stands in the journal already. */
export const stands = async (write: Write, kind: Entry['kind'], ref: string): Promise<boolean> =>
  (await stored.findEntry(write.tx, kind, ref)) !== undefined;

/**
 * Adds an entry to the seller's hash-chained journal, in which no line can be altered, taken out or put in unseen
 * (CGI art. 286, I-3° bis). A repeat of the same entry is left out.
 */
export async function journalise(write: Write, at: string, entry: Entry): Promise<void> {
  if (await stored.findEntry(write.tx, entry.kind, entry.ref)) return;
  const { number, hash: previousHash } = await stored.nextEntry(write.tx, entry.seller, emptyChain.hash);
  const line = chained({ sequence: number - 1, hash: previousHash }, { ...entry, at });
  const { data, ...plain } = entry;
  await stored.insertEntry(write.tx, {
    ...plain,
    number,
    at,
    data: canonicalJson(data),
    previousHash,
    hash: line.hash,
  });
}
