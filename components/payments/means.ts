import type { Strings } from './strings.ts';

/** What may be shown of a means. */
export interface Means {
  readonly kind: 'card' | 'sepa_debit';
  readonly brand?: string | undefined;
  readonly last4: string;
  readonly label?: string | undefined;
}

const brands: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  cartes_bancaires: 'CB',
};

/** A means in words: its own name, or « Visa se terminant par 4242 ». */
export function meansName(it: Means, t: Strings): string {
  if (it.label) return it.label;
  const kind = it.kind === 'card' ? (brands[it.brand ?? ''] ?? t.card) : t.sepa;
  return `${kind} ${t.ending(it.last4)}`;
}
