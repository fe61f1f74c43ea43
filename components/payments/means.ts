import type { Strings } from './strings.ts';

/** What may be shown of a means. */
export interface Means {
  readonly kind: 'card' | 'sepa_debit' | 'transfer';
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

/** « Visa se terminant par 4242 », « Virement ». */
function meansKind(it: Means, t: Strings): string {
  if (it.kind === 'transfer') return t.transfer;
  return `${it.kind === 'card' ? (brands[it.brand ?? ''] ?? t.card) : t.sepa} ${t.ending(it.last4)}`;
}

/** A means in words: the name that its owner gave it, or else what it is. */
export const meansName = (it: Means, t: Strings): string => it.label || meansKind(it, t);

/** What it is, where its name does not tell. */
export const meansNature = (it: Means, t: Strings): string => (it.label ? meansKind(it, t) : '');
