import type { CustomerKind } from '../../components/contract/profile.ts';
import type { Sellers } from './sellers.ts';
import type { DraftLine } from './document/compose.ts';
import type { Seller } from '../../components/contract/shapes.ts';

/** What is needed of a service to price one of its periods. */
export interface Priced {
  readonly seller: Seller;
  readonly product: string;
  readonly domain: string;
  readonly priceCents: number;
  readonly nextPriceCents: number | null;
  readonly periodMonths: number;
}

/** Prices are agreed with VAT for persons and without for everybody else (C. conso. L112-1). */
export const priceIncludesVat = (kind: CustomerKind): boolean => kind === 'person';

/** The amount to pay for the next period, VAT included, in cents. */
export function periodTotal(sellers: Sellers, kind: CustomerKind, it: Priced): number {
  const price = it.nextPriceCents ?? it.priceCents;
  if (priceIncludesVat(kind)) return price;
  // Half away from zero, on integers: the same rounding as the document's.
  return price + Math.floor((2 * price * sellers[it.seller].vatRate + 10_000) / 20_000);
}

/** One period as a line of a document. */
export function periodLine(
  sellers: Sellers,
  kind: CustomerKind,
  it: Priced,
  period: { readonly start: string; readonly end: string },
): DraftLine {
  return {
    name: it.domain ? `${it.product} · ${it.domain}` : it.product,
    quantity: 10_000,
    unitCode: it.periodMonths === 12 ? 'ANN' : it.periodMonths === 1 ? 'MON' : 'C62',
    unitPrice: (it.nextPriceCents ?? it.priceCents) * 10_000,
    priceIncludesVat: priceIncludesVat(kind),
    vatCategory: 'S',
    vatRate: sellers[it.seller].vatRate,
    period,
  };
}
