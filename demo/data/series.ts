import type { Seller } from '../../components/contract/shapes.ts';
import type { RowOf } from './rows.ts';

/** The number of a document; the two sellers share none. */
export const documentNumber = (kind: string, seller: Seller, year: string, count: number): string =>
  `${kind}-${seller === 'care' ? 'C' : ''}${year}-${String(count).padStart(6, '0')}`;

/** How far each series of seller, kind and year went. */
export type Series = Map<string, RowOf<'documentSequence'> & { last: number }>;

/** The next number of a series. Dates must not go back. */
export function countIn(series: Series, seller: Seller, kind: 'FA' | 'AV', issuedOn: string): number {
  const year = issuedOn.slice(0, 4);
  const key = `${seller}${kind}${year}`;
  const row = series.get(key) ?? { seller, kind, year: Number(year), last: 0, lastIssuedOn: issuedOn };
  series.set(key, row);
  row.last += 1;
  row.lastIssuedOn = issuedOn;
  return row.last;
}
