import type { Deps } from '../deps.ts';
import type { DocumentSnapshot } from './document/model.ts';
import * as stored from './operator-storage.ts';

/** What an operator asked cannot be done; the message says why, and what to do. */
export class Misuse extends Error {
  override name = 'Misuse' as const;
}

/** An invoice that an operator named. */
export type Named = NonNullable<Awaited<ReturnType<typeof stored.invoiceNumbered>>>;

/** The invoice of a number such as `FA-2026-000123`. Throws {@link Misuse} when there is none. */
export async function invoiceNamed({ db }: Pick<Deps, 'db'>, number: string): Promise<Named> {
  const [, care] = /^FA-(C?)20\d\d-\d{6}$/.exec(number) ?? [];
  if (care === undefined)
    throw new Misuse(`"${number}" is no number of an invoice: give one such as FA-2026-000123`);
  const found = await stored.invoiceNumbered(db, care ? 'care' : 'host', number);
  if (!found) throw new Misuse(`there is no invoice ${number}: look it up in the account's list`);
  return found;
}

/** The credit note that gave the same amount for the same reason before; none when this is news. */
export async function sameCredit(
  { db }: Pick<Deps, 'db'>,
  invoice: Named,
  wish: { readonly cents: number | undefined; readonly reason: string },
): Promise<string | undefined> {
  const notes = await stored.creditNotesOf(db, invoice.id);
  return notes.find(
    ({ cents, snapshot }) =>
      cents === (wish.cents ?? cents) && (JSON.parse(snapshot) as DocumentSnapshot).reason === wish.reason,
  )?.number;
}

/** Invoices that wait for our answer, the longest first. */
export const contested = ({ db }: Pick<Deps, 'db'>): ReturnType<typeof stored.openDisputes> =>
  stored.openDisputes(db, 200);
