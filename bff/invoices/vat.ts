import type { DocumentSnapshot, VatBreakdown } from './document/model.ts';
import type { Sellers } from './sellers.ts';
import type { InvoiceTable } from './table.ts';

/**
 * VAT by rate: as frozen when the document was issued here; for one that came from elsewhere its own amounts, under the
 * seller's rate when they agree with it to the cent, else under 0.
 */
export function vatOf(
  sellers: Sellers,
  row: Pick<InvoiceTable, 'seller' | 'netCents' | 'vatCents'>,
  snapshot: DocumentSnapshot | undefined,
): readonly VatBreakdown[] {
  if (snapshot) return snapshot.vatBreakdown;
  const { vatRate } = sellers[row.seller];
  const agrees = Math.abs(row.netCents * vatRate - row.vatCents * 10_000) <= 10_000;
  const rate = agrees ? vatRate : 0;
  return [{ category: rate > 0 ? 'S' : 'Z', rate, taxableAmount: row.netCents, vatAmount: row.vatCents }];
}
