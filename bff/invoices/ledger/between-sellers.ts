import type { Seller } from '../../../components/contract/shapes.ts';
import type { Write } from '../../storage/write.ts';
import * as stored from './between-sellers-storage.ts';
import { journalise } from './journal.ts';

/** Credit that paid an invoice. */
export interface CreditUse {
  readonly customerId: string;
  readonly origin: 'credit-note' | 'payment';
  readonly originId: string;
  readonly invoice: { readonly id: string; readonly number: string; readonly seller: Seller };
  /** Of the allocation. */
  readonly sourceId: string;
  readonly cents: number;
}

/** Whose account a payment came to, and in whose journal it stands. */
export const holderOf = ({ tx }: Write, paymentId: string): Promise<Seller> =>
  stored.holderOfPayment(tx, paymentId);

/** Who holds the money of a credit, and in whose journal it stands. */
export const holderOfCredit = (
  { tx }: Write,
  credit: Pick<CreditUse, 'origin' | 'originId'>,
): Promise<Seller> => stored.holderOfCredit(tx, credit);

/**
 * Credit held by one seller that paid an invoice of the other makes the first one owe it to the second: it stands in both
 * journals, below zero where it is owed. Nothing for credit used with its own seller.
 */
export async function noteBetweenSellers(write: Write, at: string, use: CreditUse): Promise<void> {
  const { customerId, cents, invoice } = use;
  const holder = await stored.holderOfCredit(write.tx, use);
  if (holder === invoice.seller) return;
  const ref = `${invoice.id}:wallet:${use.sourceId}`;
  const same = { kind: 'between-sellers', customerId } as const;
  const number = { number: invoice.number };
  await journalise(write, at, {
    ...same,
    seller: holder,
    ref: `${ref}:${holder}`,
    cents: -cents,
    data: { ...number, to: invoice.seller },
  });
  await journalise(write, at, {
    ...same,
    seller: invoice.seller,
    ref: `${ref}:${invoice.seller}`,
    cents,
    data: { ...number, from: holder },
  });
}
