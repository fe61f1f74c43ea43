import type { Invoice } from '../contract/invoice-detail.ts';
import type { BesideStrings } from './beside-strings.ts';

const brands: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  cartes_bancaires: 'CB',
};

/** A means in words: « Visa •••• 4242 ». */
export const meansOf = (
  { kind, brand = '', last4 }: NonNullable<Invoice['payments'][number]['method']>,
  t: BesideStrings,
): string => `${kind === 'card' ? (brands[brand] ?? t.card) : t.sepa} •••• ${last4}`;
