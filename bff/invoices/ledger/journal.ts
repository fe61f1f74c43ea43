import { digest } from '../../access/digest.ts';
import type { Write } from '../../storage/write.ts';
import type { Seller } from '../../../components/contract/shapes.ts';
import { canonical } from './canonical.ts';
import * as stored from './storage.ts';

/** What moves money or changes what is owed; `(kind, ref)` stands once in the journal. */
export interface Entry {
  readonly seller: Seller;
  readonly kind: 'invoice' | 'credit-note' | 'payment' | 'allocation' | 'refund' | 'credit';
  /** The object and, for an allocation, what settles it. */
  readonly ref: string;
  readonly customerId: string;
  readonly cents: number;
  readonly data: Readonly<Record<string, string | number>>;
}

/**
 * Adds an entry to the seller's hash-chained journal: h(n) = SHA-256(h(n−1) || canonical JSON), so that no line can be
 * altered, taken out or put in unseen (CGI art. 286, I-3° bis). A repeat of the same entry is left out.
 */
export async function journalise(write: Write, at: string, entry: Entry): Promise<void> {
  if (await stored.findEntry(write.tx, entry.kind, entry.ref)) return;
  const { number, hash: previousHash } = await stored.nextEntry(write.tx, entry.seller);
  const { data, ...plain } = entry;
  await stored.insertEntry(write.tx, {
    ...plain,
    number,
    at,
    data: canonical(data),
    previousHash,
    hash: entryHash(previousHash, { ...entry, number, at }),
  });
}

/** The hash of one line after the line before it. */
export const entryHash = (
  previousHash: string,
  entry: Entry & { readonly number: number; readonly at: string },
): string => digest(previousHash + canonical(entry));
